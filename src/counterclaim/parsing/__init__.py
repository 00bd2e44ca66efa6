"""The parser behind one contract: sentences, tokens and heads, with offsets into the stored text."""

from counterclaim.parsing.glued import GluedWordsPart
from counterclaim.parsing.spacy_parser import DEFAULT_MODEL, SpacyParser

__all__ = ["DEFAULT_MODEL", "GluedWordsPart", "SpacyParser"]
