"""Works: what the citations of one or more articles agree on, with keys, repairs, and where short forms lead.

gather(cited, residue, key_pattern)  →  Library
listed(cited)  →  its works, where short forms lead nowhere
"""

from __future__ import annotations

from cite_belarus.works.gather import gather, listed
from cite_belarus.works.keys import KEY_PATTERN

__all__ = ["KEY_PATTERN", "gather", "listed"]
