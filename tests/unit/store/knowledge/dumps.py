"""Small files of our own making in the formats of the public dumps."""

from __future__ import annotations

import json
from typing import Any

Json = dict[str, Any]


def item(target: str, rank: str = "normal", **qualifiers: tuple[str, int] | None) -> Json:
    """A statement with an item as its value; qualifiers are dates, None is "some value"."""
    return {
        "type": "statement",
        "rank": rank,
        "mainsnak": {
            "snaktype": "value",
            "datavalue": {"type": "wikibase-entityid", "value": {"id": target}},
        },
        "qualifiers": {name: [snak(value)] for name, value in qualifiers.items()},
    }


def snak(value: tuple[str, int] | None) -> Json:
    """A date of a precision, or an unknown one."""
    if value is None:
        return {"snaktype": "somevalue"}
    time, precision = value
    return {
        "snaktype": "value",
        "datavalue": {"type": "time", "value": {"time": time, "precision": precision}},
    }


def entity(qid: str, label: str, claims: Json, *aliases: str, **labels: str) -> Json:
    """An entity with an English label."""
    return {
        "id": qid,
        "type": "item",
        "labels": {
            "en": {"language": "en", "value": label},
            **{k: {"language": k, "value": v} for k, v in labels.items()},
        },
        "aliases": {"en": [{"language": "en", "value": a} for a in aliases]} if aliases else [],
        "claims": claims or [],
        "modified": "2024-05-01T00:00:00Z",
    }


HUMAN = {"P31": [item("Q5")]}
# Taruna is no country, so its offices stand under a real one: Chile (Q298).
ENTITIES = [
    entity("Q900001", "Amaru Quispe Test", {
        **HUMAN, "P27": [item("Q298")], "P21": [item("Q6581097")],
        "P39": [
            item("Q900101", P580=("+2001-03-11T00:00:00Z", 11), P582=("+2005-03-11T00:00:00Z", 11)),
            item("Q900101", "preferred", P580=("+2009-00-00T00:00:00Z", 9)),
            item("Q900102", "deprecated", P580=("+1999-01-01T00:00:00Z", 11)),
        ],
    }, "A. Q. Test", fr="Amaru Quispe Essai"),
    entity("Q900002", "Beatriz Onda Test", {
        **HUMAN,
        "P39": [item("Q900102", P580=("+2006-05-00T00:00:00Z", 10), P582=None)],
    }),
    entity("Q900003", "Nobody Official", {**HUMAN}),
    entity("Q900101", "Ruler of Chile in the test", {
        "P279": [item("Q900100")], "P1001": [item("Q298")],
    }),
    entity("Q900100", "ruler", {"P279": [item("Q48352")]}),
    entity("Q900102", "Minister of Foreign Affairs of Chile", {
        "P279": [item("Q83307")], "P1001": [item("Q298")],
    }),
    entity("Q900200", "Party of the Test", {"P31": [item("Q7278")], "P17": [item("Q298")],
           "P571": [{"rank": "normal", "mainsnak": snak(("+1950-00-00T00:00:00Z", 9))}]}),
    entity("Q900300", "Some river", {"P31": [item("Q4022")]}),
]  # fmt: skip


def wikidata_dump() -> bytes:
    """The entities as a full dump has them: an array with one a line."""
    lines = ",\n".join(json.dumps(e, ensure_ascii=False) for e in ENTITIES)
    return f"[\n{lines}\n]\n".encode()


SPARQL_CSV = """\
person,personLabel,position,positionLabel,country,start,startPrecision,end,endPrecision
http://www.wikidata.org/entity/Q900001,Amaru Quispe Test,http://www.wikidata.org/entity/Q900111,\
President of Chile,http://www.wikidata.org/entity/Q298,2001-03-11T00:00:00Z,11,2005-01-01T00:00:00Z,9
http://www.wikidata.org/entity/Q900004,"Test, Carla",http://www.wikidata.org/entity/Q900112,\
Minister of Defence,http://www.wikidata.org/entity/Q298,2001-03-11T00:00:00Z,11,\
http://www.wikidata.org/.well-known/genid/abc,
_:b0,,http://www.wikidata.org/entity/Q900112,,,,,,
"""

SPARQL_JSON = json.dumps({
    "head": {"vars": ["person", "position"]},
    "results": {"bindings": [{
        "person": {"type": "uri", "value": "http://www.wikidata.org/entity/Q900001"},
        "personLabel": {"type": "literal", "xml:lang": "en", "value": "Amaru Quispe Test"},
        "position": {"type": "uri", "value": "http://www.wikidata.org/entity/Q900111"},
        "positionLabel": {"type": "literal", "value": "President of Chile"},
        "country": {"type": "uri", "value": "http://www.wikidata.org/entity/Q298"},
        "start": {"type": "literal", "value": "2001-03-11T00:00:00Z"},
        "end": {"type": "bnode", "value": "t123"},
    }, {"person": {"type": "bnode", "value": "b1"}}]},
})  # fmt: skip

PETRARCH_ACTORS = """\
; a comment
AMARU_QUISPE_TEST_ [CHL]  # another
+A._Q._TEST_
\t[CHLGOV 20010311-20050311]
\t[CHLELI >20050312]
TEST_LIBERATION_FRONT [CHLREB <19991231]
\t[CHLOPP]
BAD_DATE_TEST [CHLGOV 20011399]
"""

PETRARCH_AGENTS = """\
!MINIST! = MINISTER, MINISTERS
TEST_!MINIST!_ [~GOV]
TESTMAN {TESTMEN} [~MIL]
"""

FTM = "\n".join(json.dumps(e) for e in [
    {"id": "p1", "caption": "Amaru Quispe Test", "schema": "Person",
     "properties": {"name": ["Amaru Quispe Test"], "country": ["cl"], "wikidataId": ["Q900001"]}},
    {"id": "pos1", "caption": "President of Chile", "schema": "Position",
     "properties": {"name": ["President of Chile"], "country": ["cl"]}},
    {"id": "occ1", "schema": "Occupancy", "caption": "",
     "properties": {"holder": ["p1"], "post": ["pos1"], "startDate": ["2001-03-11"],
                    "status": ["ended"]}},
    {"id": "c1", "schema": "Company", "caption": "Some Company", "properties": {}},
]) + "\n"  # fmt: skip

COUNTRY_INFO = "#ISO\tISO3\n" + "\t".join(
    ["CL", "CHL", "152", "CI", "Chile", "Santiago", "756950", "18729160", "SA", ".cl", "CLP",
     "Peso", "56", "#######", "", "es-CL", "3895114", "PE,AR,BO", ""]
) + "\n"  # fmt: skip

OWN_CSV = """\
person,qid,country,position,start,end
Amaru Quispe Test,Q900001,Chile,President,2001-03-11,2005-03-10
"Test, Carla",,CHL,Minister of Defence,2004,2006-02
Backwards Test,,CHL,President,2006-01-01,2001-01-01
Nowhere Test,,Narnia,President,2006-01-01,
"""
