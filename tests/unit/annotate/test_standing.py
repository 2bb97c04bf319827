"""Who has a part in public life."""

from __future__ import annotations

import pytest

from dragoman.annotate.standing import has_standing, is_private_person
from dragoman.nouns import Argument, Cast, Entity, Mention

STANDING = [
    (Entity(name="Peru", kind="country", country="PER"), True),
    (Entity(name="the army", kind="institution", sector="MIL"), True),
    (Entity(name="the rebels", kind="armed-group"), True),
    (Entity(name="the United Nations", kind="organisation", country="UNO"), True),
    (Entity(name="a delegation", kind="group", country="KEN"), True),
    (Entity(name="the two companies", kind="institution", sector="BUS"), False),
    (Entity(name="Shell", kind="organisation", country="MNC"), False),
    (Entity(name="an Italian bank", kind="institution", country="ITA", sector="BUS"), False),
    (Entity(name="passengers", kind="group", sector="CVL"), False),
    (Entity(name="Chicago", kind="place", country="USA"), False),
    (Entity(name="Smith", kind="person"), False),
]  # fmt: skip


def _cast(*entities: Entity) -> tuple[Cast, Argument]:
    m = Mention(first=0, last=1, head=0, form="NOM", entity=0)
    return Cast(entities, (m,), {0: m}), Argument(first=0, last=1, head=0)


@pytest.mark.parametrize(("entity", "standing"), STANDING)
def test_standing(entity: Entity, standing: bool) -> None:
    assert has_standing(*_cast(entity)) is standing


def test_a_group_has_the_standing_of_a_member() -> None:
    group = Entity(name="both", kind="group", plural=True, members=(1, 2))
    firm = Entity(name="Shell", kind="organisation", country="MNC")
    state = Entity(name="Peru", kind="country", country="PER")
    assert has_standing(*_cast(group, firm, state))
    assert not has_standing(*_cast(group, firm, firm))


def test_who_is_no_actor_has_none() -> None:
    assert not has_standing(Cast(), Argument(first=3, last=4, head=3))


def test_private_persons() -> None:
    assert is_private_person(*_cast(Entity(name="a man", kind="role", sector="CVL")))
    for other in (
        Entity(name="villagers", kind="role", sector="CVL", plural=True),
        Entity(name="a Chilean", kind="role", sector="CVL", country="CHL"),
        Entity(name="a minister", kind="role", sector="GOV"),
    ):
        assert not is_private_person(*_cast(other))


@pytest.mark.parametrize(("sentence", "told"), [
    ("The two companies agreed to merge.", False),
    ("The two governments agreed to talks.", True),
])  # fmt: skip
def test_companies_among_themselves_make_no_event(read, sentence: str, told: bool) -> None:  # type: ignore[no-untyped-def]
    assert bool(read(sentence).events) is told
