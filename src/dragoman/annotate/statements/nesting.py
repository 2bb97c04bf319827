"""From drafts to attributions: doubles and crossings settled, parents set, forms named."""

from __future__ import annotations

from dragoman.annotate.statements.context import Context, Draft
from dragoman.nouns import Attribution

_TOLD = frozenset({"speech", "report"})
_SELF = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})
_BUCKET = 512  # characters; drafts are compared only with drafts that share a bucket


def _form(ctx: Context, draft: Draft) -> str:
    """``direct``: all words quoted; ``mixed``: some; ``indirect``: none."""
    text = ctx.parse.text
    quoted = unquoted = False
    for start, end in draft.parts:
        at = start
        for number in ctx.touching(draft.container, start, end):
            quote = ctx.quotes[number]
            quoted = True
            unquoted = unquoted or any(c.isalnum() for c in text[at : max(at, quote.start)])
            at = max(at, quote.end)
        unquoted = unquoted or any(c.isalnum() for c in text[min(at, end) : end])
    return "mixed" if quoted and unquoted else "direct" if quoted else "indirect"


def _size(draft: Draft) -> int:
    return sum(b - a for a, b in draft.parts)


def _contains(outer: Draft, inner: Draft) -> bool:
    return all(any(a <= c and d <= b for a, b in outer.parts) for c, d in inner.parts)


def _clash(one: Draft, two: Draft) -> bool:
    """Whether two contents overlap and neither holds the other."""
    shared = any(a < d and c < b for a, b in one.parts for c, d in two.parts)
    return shared and not _contains(one, two) and not _contains(two, one)


def _worth(ctx: Context, draft: Draft) -> bool:
    """Whether a statement inside another is kept.

    It must have a clause or quotation as content; words of feeling need a source who is
    not the speaker of the outer statement (*I think* adds nothing to *he said*).
    """
    if not draft.clausal:
        return False
    if draft.kind in _TOLD:
        return True
    return draft.source is not None and ctx.parse.tokens[draft.source[0]].low not in _SELF


def _choose(drafts: list[Draft]) -> list[Draft]:
    """Drafts without doubles or crossings; the better ranked, earlier, longer one stays.

    A cue that another one takes in (*declined* in *declined to say*) gives no statement.
    """
    chained = {
        i
        for d in drafts
        if d.cue and d.cue_head is not None
        for i in range(*d.cue)
        if i != d.cue_head
    }
    chosen: list[Draft] = []
    cues: set[object] = set()
    contents: set[tuple[tuple[int, int], ...]] = set()
    buckets: dict[int, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda d: (d.rank, d.parts[0][0], -_size(d))):
        if draft.parts in contents or draft.cue_head in chained:
            continue
        key = draft.cue if draft.cue_head is None else draft.cue_head
        if key is not None and key in cues:
            continue
        keys = [k for a, b in draft.parts for k in range(a // _BUCKET, b // _BUCKET + 1)]
        if any(_clash(other, draft) for k in keys for other in buckets.get(k, ())):
            continue
        chosen.append(draft)
        contents.add(draft.parts)
        cues.add(key)
        for k in keys:
            buckets.setdefault(k, []).append(draft)
    return chosen


def settle(ctx: Context, drafts: list[Draft]) -> tuple[Attribution, ...]:
    """Attributions in the order of their contents, outer before inner, with parents."""
    chosen = _choose(drafts)
    chosen.sort(key=lambda d: (d.parts[0][0], -d.parts[-1][1], -_size(d), d.rank))
    out: list[Attribution] = []
    active: list[tuple[int, Draft]] = []
    for draft in chosen:
        active = [(k, d) for k, d in active if d.parts[-1][1] > draft.parts[0][0]]
        around = [(k, d) for k, d in active if _contains(d, draft)]
        if around and not _worth(ctx, draft):
            continue
        parent = min(around, key=lambda kd: (_size(kd[1]), -kd[0]))[0] if around else None
        active.append((len(out), draft))
        out.append(
            Attribution(
                form=_form(ctx, draft),
                source=draft.source,
                source_head=draft.source_head,
                cue=draft.cue,
                cue_head=draft.cue_head,
                parts=draft.parts,
                parent=parent,
                kind=draft.kind,
                factive=draft.factive,
            )
        )
    return tuple(out)
