"""The command line of Waraqa; `make` leaves its environment in .venv, which is used when this one lacks a package."""

import os
import sys
from pathlib import Path

ENVIRONMENT = Path(__file__).resolve().parent / ".venv"

if __name__ == "__main__":
    try:
        from waraqa.cli import main
    except ModuleNotFoundError as missing:
        python = ENVIRONMENT / "bin" / "python"
        if Path(sys.prefix) == ENVIRONMENT or not python.exists():
            sys.exit(f"the package {missing.name!r} is missing: run `make` first, then .venv/bin/python build.py")
        os.execv(python, [str(python), *sys.argv])
    sys.exit(main())
