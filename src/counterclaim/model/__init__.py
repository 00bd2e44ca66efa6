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
    claim_id,
)
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
from counterclaim.model.link import BASES, LINK_KINDS, Basis, Link, LinkKind, Unanswered, link_id
from counterclaim.model.mention import ActorMention, AgreementMention, Candidate, PlaceMention, TimeMention
from counterclaim.model.parse import Parse, Sentence, Token
from counterclaim.model.part import Part
from counterclaim.model.report import DATE_BASES, DateBasis, Report
from counterclaim.model.ruling import VERDICTS, Ruling, Verdict
from counterclaim.model.span import Span, overlaps
from counterclaim.model.when import Precision, When

__all__ = [
    "ACTS", "BASES", "DATE_BASES", "EVENT_TYPES", "FLAG_KINDS", "LAYERS", "LINK_KINDS", "NOTHING_ADDED",
    "STANDINGS", "UNITS", "VERDICTS",
    "Act", "ActorMention", "AddedActor", "AddedAgreement", "AddedOffice", "AddedPlace", "Addition",
    "AgreementMention", "Analysis", "Attribution", "Basis", "Candidate", "Claim", "Control", "Curation", "DateBasis",
    "Event", "EventType", "Flag", "FlagKind", "Harm", "Held", "Knowledge", "Link", "LinkKind", "Outcome", "Parse",
    "Part", "PlaceMention", "Precision", "Quantity", "Quote", "Recoding", "Report", "Ruling", "Sentence", "Span",
    "Speaker", "Stance", "Standing", "Target", "TimeMention", "Token", "Trace", "Unanswered", "Verdict", "When",
    "claim_id", "content_id", "flag_id", "link_id", "overlaps", "text_hash",
]
