"""What people and scripts are shown: pure functions from state to JSON documents and to pages for a terminal."""
