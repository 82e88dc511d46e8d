"""What `evals` adds to the command line."""
