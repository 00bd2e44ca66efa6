"""What a person adds to the shipped knowledge of actors, places and agreements, and who added it when."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.ids import content_id

__all__ = ["NOTHING_ADDED", "AddedActor", "AddedAgreement", "AddedOffice", "AddedPlace", "Addition", "Curation",
           "Knowledge", "Recoding"]


@dataclass(frozen=True, slots=True)
class AddedActor:
    """Names that mean `actor`, a code of the guide.

    `kind` is state, body, group, organ, org or outlet; `unit` is the organ's, or a group's where the words give none;
    `states` are those in which a group is active, `kinds` what it is called when it is not named, `regions` words that
    mean it only before a noun ("Karabakh authorities"). `first`: this reading goes before a shipped one of the name.
    """

    actor: str
    kind: str
    names: tuple[str, ...]
    unit: str | None = None
    states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    first: bool = False


@dataclass(frozen=True, slots=True)
class AddedOffice:
    """One office of one person; `since`, `until` are ISO prefixes, "" where open.

    `rank`: 1 head of state, 2 head of government, 3 foreign or defence minister, 5 others; reports call only the
    first three by a bare surname.
    """

    name: str
    actor: str
    unit: str | None = None
    since: str = ""
    until: str = ""
    rank: int = 5


@dataclass(frozen=True, slots=True)
class AddedPlace:
    """A place, its name of choice first; degrees WGS 84; `country` ISO 3166 alpha-3 or ""; `geonameid` 0 for none."""

    names: tuple[str, ...]
    lat: float
    lon: float
    country: str = ""
    kind: str = "town"
    population: int = 0
    geonameid: int = 0


@dataclass(frozen=True, slots=True)
class AddedAgreement:
    """Names that mean the agreement `id`; they go before a shipped agreement of the same name.

    `kind` as in words/agreements/heads.tsv; `date`, the ISO day (month, year) of signing, is never empty; `parties`,
    `broker` are actor codes; a dated mention of the same kind means this one in a report that has a name of `about`.
    """

    id: str
    names: tuple[str, ...]
    kind: str
    date: str
    parties: tuple[str, ...] = ()
    broker: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recoding:
    """`actor` is `into` from now on; with `names`, only where it is called by one of them."""

    actor: str
    into: str
    names: tuple[str, ...] = ()


Addition = AddedActor | AddedAgreement | AddedOffice | AddedPlace | Recoding


@dataclass(frozen=True, slots=True)
class Curation:
    """One ruling on what is known: signed, dated (ISO times in UTC), withdrawable.

    `verb` is import, add, alias, merge or split, `subject` the file, code or name that it concerns, `rows` the number
    of additions that it made. Withdrawn, it stays in the record and its additions no longer count.
    """

    id: str
    verb: str
    subject: str
    rows: int
    by: str
    at: str
    comment: str = ""
    withdrawn: str | None = None
    withdrawn_by: str | None = None


@dataclass(frozen=True)
class Knowledge:
    """All additions that count, in the order in which they were made.

    `digest` tells one knowledge from another and is "" for none; made from the content where it is not given.
    """

    actors: tuple[AddedActor, ...] = ()
    offices: tuple[AddedOffice, ...] = ()
    places: tuple[AddedPlace, ...] = ()
    recodings: tuple[Recoding, ...] = ()
    agreements: tuple[AddedAgreement, ...] = ()
    digest: str = ""

    def __post_init__(self) -> None:
        added = self.actors, self.offices, self.places, self.recodings, self.agreements
        if not self.digest and any(added):
            object.__setattr__(self, "digest", content_id("", *added))

    def version(self, own: str) -> str:
        """The version of a part that works with this: rows made with other additions are of another version."""
        return f"{own}+{self.digest}" if self.digest else own


NOTHING_ADDED = Knowledge()
