"""The folder a model travels in, and the checks before anything in it is parsed; standard library only."""
