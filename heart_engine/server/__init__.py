"""The engine process: requests on stdin, events on stdout, one case at a time."""
