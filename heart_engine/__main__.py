"""`python -m heart_engine`."""

from heart_engine.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
