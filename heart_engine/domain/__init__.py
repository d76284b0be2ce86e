"""The clinical table and everything that derives from it; standard library only."""
