"""Folders of other people's models, from a hospital's disk, made into what HEART trains and loads."""
