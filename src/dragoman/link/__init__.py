"""Several reports together: who copied whom, and which tell of the same happening."""

from dragoman.link.clusters import Cluster, Member, link_reports
from dragoman.link.copies import CopyPair, find_copies
from dragoman.link.happenings import same_happening
from dragoman.link.reports import Relation, Report

__all__ = [
    "Cluster",
    "CopyPair",
    "Member",
    "Relation",
    "Report",
    "find_copies",
    "link_reports",
    "same_happening",
]
