"""The clinic's records on this computer: encrypted, append-only, backed up, in one hand at a time."""
