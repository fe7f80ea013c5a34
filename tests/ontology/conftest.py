"""The checks of `scripts/` are tested as they stand there: they are no part of the package."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "scripts"))
