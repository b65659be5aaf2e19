"""Makes labelled training strings of bibliographic records, by tables of styles (data/styles)."""

from .example import Example
from .generate import WEIGHTS, Plan, generate
from .style import Style
from .tables import load_style, load_styles

__all__ = ["WEIGHTS", "Example", "Plan", "Style", "generate", "load_style", "load_styles"]
