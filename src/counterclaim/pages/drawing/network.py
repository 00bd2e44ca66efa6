"""The network laid out: parties on a circle, in an order that keeps those with much to do with each other near."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from counterclaim.pages.drawing.svg import ems
from counterclaim.pages.drawing.ties import KINDS, Tie

__all__ = ["Edge", "Network", "Node", "network"]

MOST = 14  # parties on the circle; more names than these cannot be read beside each other
WIDTH, HEIGHT = 900.0, 620.0
RADIUS = 220.0
NODE = 22.0  # a fingertip's radius, so that the smallest party can still be touched
HUB = 0.6  # of the others that a party has ties with stand around it
SPREAD = 0.10  # how far two edges between the same two parties bow apart, by their length


@dataclass(frozen=True, slots=True)
class Node:
    """A party; `claims` made by it here."""

    actor: str
    label: str
    x: float
    y: float
    radius: float
    claims: int
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie as a bow from rim to rim: its ends, the point that it is bent towards, and where its number stands."""

    tie: Tie
    x1: float
    y1: float
    cx: float
    cy: float
    x2: float
    y2: float
    thick: float
    number_x: float
    number_y: float


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing; `left_out` are the ties for which it has no room, all of them in the table below it."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


def network(ties: Sequence[Tie], claims: Counter[str], name: Callable[[str], str] = str) -> Network:
    """The parties with most ties and the ties between them; `claims` counts what each says.

    Equal input gives equal output; every party lies on the canvas.
    """
    weight: Counter[str] = Counter()
    for tie in ties:
        weight[tie.source] += len(tie.claims)
        weight[tie.target] += len(tie.claims)
    most = sorted(weight, key=lambda actor: (-weight[actor], actor))[:MOST]
    shown = [tie for tie in ties if tie.source in most and tie.target in most]
    hub = _hub(most, shown)
    around = _ordered([actor for actor in most if actor != hub], shown)
    nodes = {actor: _node(actor, name(actor), i, len(around), claims[actor]) for i, actor in enumerate(around)}
    if hub:
        nodes[hub] = _node(hub, name(hub), 0, 1, claims[hub])
    return Network(WIDTH, HEIGHT, tuple(nodes.values()), tuple(_edges(shown, nodes)), len(ties) - len(shown))


def _hub(actors: Sequence[str], ties: Sequence[Tie]) -> str | None:
    """The party that most others' ties lead to; in the middle, no tie has to pass others to reach it."""
    if len(actors) < 5:
        return None
    beside: dict[str, set[str]] = {actor: set() for actor in actors}
    for tie in ties:
        beside[tie.source].add(tie.target)
        beside[tie.target].add(tie.source)
    first, second = sorted(actors, key=lambda actor: -len(beside[actor]))[:2]
    return first if len(beside[first]) >= HUB * (len(actors) - 1) and len(beside[first]) > len(beside[second]) else None


def _node(actor: str, label: str, place: int, count: int, claims: int) -> Node:
    angle = 2 * math.pi * place / max(1, count) - math.pi / 2
    across, down = math.cos(angle), math.sin(angle)
    middle = (WIDTH / 2, HEIGHT / 2)
    reach = 0.0 if count == 1 else RADIUS
    x, y = middle[0] + across * reach * 1.15, middle[1] + down * reach
    radius = NODE + min(12.0, 1.6 * math.sqrt(claims))
    if count == 1:
        across, down = 0.0, 1.0
    anchor = "middle" if abs(across) < 0.25 else "start" if across > 0 else "end"
    away = radius + 8
    label_x, label_y = x + across * away, y + down * away + (5 if abs(down) < 0.9 else 12 if down > 0 else 0)
    room = WIDTH - 8 - label_x if anchor == "start" else label_x - 8 if anchor == "end" else WIDTH
    short = label
    while ems(short) * 15 > room and len(short) > 4:
        short = short[:-2].rstrip() + "…"
    return Node(actor, short, x, y, radius, claims, label_x, label_y, anchor)


def _ordered(actors: Sequence[str], ties: Iterable[Tie]) -> tuple[str, ...]:
    """The order around the circle with the shortest ties that swaps of two reach, each tie as heavy as its number."""
    pairs: Counter[tuple[str, str]] = Counter()
    for tie in ties:
        one, other = sorted((tie.source, tie.target))
        if one in actors and other in actors:
            pairs[one, other] += len(tie.claims)
    order, count = list(actors), len(actors)

    def length(order: list[str]) -> int:
        at = {actor: i for i, actor in enumerate(order)}
        return sum(n * min(abs(at[a] - at[b]), count - abs(at[a] - at[b])) ** 2 for (a, b), n in pairs.items())

    best, better = length(order), True
    while better:
        better = False
        for i, j in itertools.combinations(range(count), 2):
            order[i], order[j] = order[j], order[i]
            now = length(order)
            if now < best:
                best, better = now, True
            else:
                order[i], order[j] = order[j], order[i]
    return tuple(order)


def _edges(ties: Iterable[Tie], nodes: dict[str, Node]) -> Iterable[Edge]:
    """Edges of one pair bow apart: each direction to its own side, each kind further out."""
    side: Counter[tuple[str, str]] = Counter()
    for tie in sorted(ties, key=lambda tie: KINDS.index(tie.kind)):
        side[tie.source, tie.target] += 1
        yield _edge(tie, nodes[tie.source], nodes[tie.target], SPREAD * (2 * side[tie.source, tie.target] - 1))


def _edge(tie: Tie, source: Node, target: Node, bend: float) -> Edge:
    dx, dy = target.x - source.x, target.y - source.y
    cx, cy = (source.x + target.x) / 2 - dy * bend, (source.y + target.y) / 2 + dx * bend
    x1, y1 = _rim(source, cx, cy, 1)
    x2, y2 = _rim(target, cx, cy, 3)
    part = 0.36  # nearer to who does it, so that the numbers of both directions lie apart
    number = [(1 - part) ** 2 * a + 2 * part * (1 - part) * c + part**2 * b for a, c, b in ((x1, cx, x2), (y1, cy, y2))]
    return Edge(tie, x1, y1, cx, cy, x2, y2, 1.5 + min(7.0, 1.3 * math.sqrt(len(tie.claims))), *number)


def _rim(node: Node, x: float, y: float, gap: float) -> tuple[float, float]:
    dx, dy = x - node.x, y - node.y
    away = math.hypot(dx, dy) or 1.0
    return node.x + dx / away * (node.radius + gap), node.y + dy / away * (node.radius + gap)
