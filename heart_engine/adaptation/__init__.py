"""What a hospital's own cases change: ranges, probabilities, and whether any of it brings something."""
