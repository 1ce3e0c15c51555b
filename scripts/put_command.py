"""Put the command `waraqa` beside the Python that runs this, for the checkout that this stands in: .venv/bin/waraqa.

python -m scripts.put_command
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = """\
#!{python}
import sys

sys.path.insert(0, {root!r})
from waraqa.cli import main

if __name__ == "__main__":  # worker processes import this file again
    sys.exit(main())
"""


def main() -> None:
    """Write it, where it is not there already."""
    file = Path(sys.executable).parent / "waraqa"
    text = COMMAND.format(python=sys.executable, root=str(ROOT))
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)


if __name__ == "__main__":
    main()
