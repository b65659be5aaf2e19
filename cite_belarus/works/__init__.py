"""Works: what the citations of one or more articles agree on, with keys, repairs, and where short forms lead.

gather(cited, residue, key_pattern)  →  Library
cited_places(cited, library)         →  Places: note → works, work → notes
"""

from __future__ import annotations

from cite_belarus.works.gather import gather
from cite_belarus.works.keys import KEY_PATTERN
from cite_belarus.works.places import Place, Places, cited_places

__all__ = ["KEY_PATTERN", "Place", "Places", "cited_places", "gather"]
