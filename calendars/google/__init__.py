"""Google Calendar: a service account writes to, and reads from, the calendars that providers share with it."""
