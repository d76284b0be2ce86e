"""Files of other programs in and out: every value comes with its raw text, and a person confirms it."""
