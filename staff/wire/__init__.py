"""What goes over the wire of the team's API, in JSON."""
