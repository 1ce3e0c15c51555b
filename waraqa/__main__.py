"""`python -m waraqa` is the command `waraqa`."""

import sys

from waraqa.cli import main

if __name__ == "__main__":
    sys.exit(main())
