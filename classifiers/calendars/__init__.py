"""How iCalendar objects (RFC 5545) are read: content lines, the zones they define, events. Pure, never raises."""
