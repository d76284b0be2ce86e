"""Start the desktop."""

import sys

from app.bootstrap import main

if __name__ == "__main__":
    sys.exit(main(sys.argv))
