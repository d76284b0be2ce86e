"""What desktop and engine say to each other; standard library only."""
