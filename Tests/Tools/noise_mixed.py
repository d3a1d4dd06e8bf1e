"""All ten sets at once, for accuracy.py --templates: each part of a text is written by another hand, and what must stay open is written
ten times as often as elsewhere.
"""
import importlib
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from templates_given import *  # noqa: E402,F401,F403 - streets, proportions
from templates_given import CLASSES as GIVEN, pick  # noqa: E402
from noise_ninth import _plain  # noqa: E402

HANDS = [importlib.import_module(name) for name in (
    "noise", "noise_more", "noise_third", "noise_fourth", "noise_fifth", "noise_sixth", "noise_seventh", "noise_eighth", "noise_ninth",
    "noise_tenth")]
NAME = "mixed"
OPEN = ("amount_ambiguous", "amount_none", "doc_repaired_alone", "mismatch_open", "unknown_named", "plate_ambiguous", "kind_ambiguous",
        "name_amount", "nothing", "unknown_but_kind", "amount_set", "amount_one")
CLASSES = {name: share * (6 if name in OPEN else 1) for name, share in GIVEN.items()}


def _all(name):
    """The patterns of all sets; each keeps its own way of being filled in."""
    return tuple(item for hand in HANDS for item in getattr(hand, name))


ID_REF, YEAR, OBLIGOR, OBLIGOR_FIRM, NEUTRAL, JUNK = map(_all, ("ID_REF", "YEAR", "OBLIGOR", "OBLIGOR_FIRM", "NEUTRAL", "JUNK"))
KIND = {kind: tuple(word for hand in HANDS for word in hand.KIND[kind]) for kind in HANDS[0].KIND}
FIRMS = tuple(dict.fromkeys(_all("FIRMS")))
EMPLOYERS = tuple(dict.fromkeys(_all("EMPLOYERS")))
MT_OPERATION = tuple(dict.fromkeys(_all("MT_OPERATION")))


def _by_any(name):
    return lambda R, *rest: getattr(pick(R, HANDS), name)(R, *rest)


doc_clean, doc_noisy, code_text, plate_text, transliterate, lookalike, slip, compose = map(_by_any, (
    "doc_clean", "doc_noisy", "code_text", "plate_text", "transliterate", "lookalike", "slip", "compose"))


def payer_name(R, name):
    return _plain(pick(R, HANDS).payer_name(R, name))


def finish(R, text, channel, keep):
    text = pick(R, HANDS).finish(R, text, channel, keep)
    return _plain(text) if channel == "m31" else text
