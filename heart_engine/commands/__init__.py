"""The subcommands of `python -m heart_engine` that handle bundles and libraries, one module each."""
