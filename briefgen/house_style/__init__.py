"""The house's own rules about wording, from `templates/house-style.yaml`: what an editor writes, held against a model.

What each kind of rule finds in a brief, `checks/style` knows.
"""

from briefgen.house_style.load import FILE, NO_STYLE, HouseStyle, load_house_style, place_in_style, placed_style
from briefgen.house_style.rule import StyleRule

__all__ = ["FILE", "NO_STYLE", "HouseStyle", "StyleRule", "load_house_style", "place_in_style", "placed_style"]
