"""Everything that reads a case as a language model does; torch is loaded from here up."""
