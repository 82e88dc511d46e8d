"""From a conversation that was had to a scenario, with nobody's name in it."""
