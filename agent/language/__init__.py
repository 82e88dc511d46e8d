"""Reading English as customers type it: moments, names, numbers, wishes, yes and no. Pure functions on text."""
