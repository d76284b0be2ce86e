"""The subcommands of `heart`, one module each."""
