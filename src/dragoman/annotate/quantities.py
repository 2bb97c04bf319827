"""Numbers with units: kept as the text has them, with SI beside them."""

from __future__ import annotations

from dragoman.lexicon.units import load_units, number
from dragoman.syntax import Parse, Token
from dragoman.types import Quantity


def find_quantities(parse: Parse) -> tuple[Quantity, ...]:
    """Every measure with its unit, and the noun it measures ("a border of eleven miles")."""
    units = load_units()
    out: list[Quantity] = []
    for t in parse.tokens:
        unit, first_unit = _unit(parse, t, units)
        if unit is None:
            continue
        numbers = [k for k in parse.children(t.i, "nummod", "quantmod") if k.i < first_unit]
        inside = {x for k in numbers for x in parse.subtree(k.i)}
        words = sorted(x for x in inside if parse.tokens[x].pos == "NUM")
        value = number([parse.tokens[x].text for x in words])
        if value is None or not words:
            continue
        si, factor = units[unit]
        start, end, text = parse.span_text(words[0], t.i + 1)
        out.append(
            Quantity(
                text=text, start=start, end=end, value=value, unit=unit,
                si_value=float(f"{value * factor:.6g}"), si_unit=si, of=_measured(parse, t),
            )
        )  # fmt: skip
    return tuple(out)


def _unit(parse: Parse, t: Token, units: dict[str, tuple[str, float]]) -> tuple[str | None, int]:
    """The unit that ends at the token, and its first token ("square miles")."""
    if t.i and parse.tokens[t.i - 1].sent == t.sent:
        double = f"{parse.tokens[t.i - 1].low} {t.lemma}"
        if double in units:
            return double, t.i - 1
    return (t.lemma, t.i) if t.lemma in units and t.tag.startswith("NN") else (None, t.i)


def _measured(parse: Parse, t: Token) -> str | None:
    """The noun phrase head that the measure belongs to."""
    governor = parse.head(t)
    if t.dep == "pobj" and governor.low == "of":
        host = parse.head(governor)
        return host.text if host.tag.startswith("NN") else None
    if t.dep in {"compound", "nmod", "npadvmod"} and governor.tag.startswith("NN"):
        return governor.text
    return None
