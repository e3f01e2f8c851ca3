"""What we write and how it leaves: letters, style, review states, MIME. Pure; decides nothing about when."""
