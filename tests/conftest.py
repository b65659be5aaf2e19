"""Shared by all tests."""

import os
import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).resolve().parent))

# How long an example takes depends on the machine, not on the code. The continuous run tries the same examples each
# time, so that it fails for a change and not by chance; every other run tries new ones.
settings.register_profile(
    "untimed", settings.get_profile("default"), deadline=None, derandomize=os.environ.get("CI") == "true"
)
settings.load_profile("untimed")
