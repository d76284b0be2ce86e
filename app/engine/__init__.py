"""The desktop's end of the engine process; works without a window, since the command line uses it too."""
