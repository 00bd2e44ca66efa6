"""Floor 1: frozen values. No input or output, no third party, nothing of ours above."""

from counterclaim.model.analysis import LAYERS, Analysis, Outcome, Trace
from counterclaim.model.claim import (
    ACTS,
    EVENT_TYPES,
    STANDINGS,
    UNITS,
    Act,
    Attribution,
    Claim,
    Control,
    Event,
    EventType,
    Harm,
    Held,
    Quantity,
    Quote,
    Speaker,
    Stance,
    Standing,
    Target,
    Wide,
    claim_id,
)
from counterclaim.model.core import Core, Mood, Predicate
from counterclaim.model.dispute import DisputeEntry, Regrouping, RegroupingVerb
from counterclaim.model.flag import FLAG_KINDS, Flag, FlagKind, flag_id
from counterclaim.model.ids import content_id, text_hash
from counterclaim.model.knowledge import (
    NOTHING_ADDED,
    AddedActor,
    AddedAgreement,
    AddedOffice,
    AddedPlace,
    Addition,
    Curation,
    Knowledge,
    Recoding,
)
from counterclaim.model.link import BASES, LINK_KINDS, Basis, Link, LinkKind, Unanswered, Unresolved, link_id
from counterclaim.model.mention import ActorMention, AgreementMention, Candidate, PlaceMention, TimeMention
from counterclaim.model.parse import Parse, Sentence, Token
from counterclaim.model.part import Part
from counterclaim.model.point import POSITIONS, Member, Point, Position, point_id
from counterclaim.model.report import DATE_BASES, DateBasis, Report
from counterclaim.model.ruling import VERDICTS, Assignment, Missed, Review, ReviewState, Ruling, Verdict
from counterclaim.model.span import Span, overlaps
from counterclaim.model.when import Precision, When

__all__ = [
    "ACTS", "BASES", "DATE_BASES", "EVENT_TYPES", "FLAG_KINDS", "LAYERS", "LINK_KINDS", "NOTHING_ADDED", "POSITIONS",
    "STANDINGS", "UNITS", "VERDICTS",
    "Act", "ActorMention", "AddedActor", "AddedAgreement", "AddedOffice", "AddedPlace", "Addition",
    "AgreementMention", "Analysis", "Assignment", "Attribution", "Basis", "Candidate", "Claim", "Control", "Core",
    "Curation", "DateBasis", "DisputeEntry", "Event", "EventType", "Flag", "FlagKind", "Harm", "Held", "Knowledge",
    "Link", "LinkKind", "Member", "Missed", "Mood", "Outcome", "Parse", "Part", "PlaceMention", "Point", "Position",
    "Precision", "Predicate", "Quantity", "Quote", "Recoding", "Regrouping", "RegroupingVerb", "Report", "Review",
    "ReviewState", "Ruling", "Sentence", "Span", "Speaker", "Stance", "Standing", "Target", "TimeMention", "Token",
    "Trace", "Unanswered", "Unresolved", "Verdict", "When", "Wide",
    "claim_id", "content_id", "flag_id", "link_id", "overlaps", "point_id", "text_hash",
]
