"""Shared by all tests."""

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).resolve().parent))

# how long an example takes depends on the machine, not on the code
settings.register_profile("untimed", settings.get_profile("default"), deadline=None)
settings.load_profile("untimed")
