"""Who plays the customer of a trial."""
