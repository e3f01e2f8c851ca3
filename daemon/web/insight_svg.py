"""Owns the figures of the Insight page: the streams from applied to outcome, the same as bars, and the weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from daemon.views.insight import ENDS, STEPS, Flow, Insight, WeekFigures
from daemon.views.timefmt import MONTHS
from daemon.web import svg
from daemon.web.texts import texts

WIDE, BAR, GAP, TOP = 960.0, 14.0, 26.0, 30.0
TALL, EACH = 300.0, 60.0  # room from top to bottom for all applications together; for one at most
LEAST = 2.0  # no stream is thinner
LABELS = 170.0  # room to the right for the names of the outcomes
NARROW, ROW, NAMES = 340.0, 30.0, 128.0
NARROW_WEEKS = 5  # so many can all be named on a narrow screen
t = texts()


@dataclass(slots=True)
class Node:
    """A bar of the streams. `out` and `into` are how far its sides are taken."""

    name: str
    count: int
    x: float
    y: float
    height: float
    out: float = 0.0
    into: float = 0.0


def sankey(shown: Insight) -> Markup:
    """From applied to outcome, left to right."""
    scale = min(TALL / max(shown.total, 1), EACH)
    nodes = _nodes(shown, scale)
    height = max(node.y + node.height for node in nodes.values()) + 16
    streams = _streams(shown.flows, nodes, scale)
    bars = [one for node in nodes.values() for one in _bar(node)]
    return svg.svg(WIDE, height, [*streams, *bars], css="sankey")


def _nodes(shown: Insight, scale: float) -> dict[str, Node]:
    """Steps stand in columns below each other's stream, outcomes in the last column one under the other."""
    steps = [(name, count) for name, count in shown.reached if count]
    columns = len(steps)
    across = (WIDE - LABELS - BAR) / max(columns, 1)
    nodes = {}
    for n, (name, count) in enumerate(steps):
        nodes[name] = Node(name, count, n * across, TOP, max(count * scale, LEAST))
    y = TOP
    for name, count in shown.ended:
        height = max(count * scale, LEAST)
        nodes[name] = Node(name, count, columns * across, y, height)
        y += max(height, 8) + GAP * 0.7
    return nodes


def _streams(flows: Sequence[Flow], nodes: dict[str, Node], scale: float) -> list[Markup]:
    """They leave a bar in the order of where they go, and come in with the nearest bar's on top: few cross so."""
    order = (*STEPS, *ENDS)
    left: dict[Flow, float] = {}
    for flow in sorted(flows, key=lambda one: order.index(one.target)):
        left[flow] = nodes[flow.source].y + nodes[flow.source].out
        nodes[flow.source].out += max(flow.count * scale, LEAST)
    drawn = []
    for flow in sorted(flows, key=lambda one: -order.index(one.source)):
        source, target = nodes[flow.source], nodes[flow.target]
        thick = max(flow.count * scale, LEAST)
        y = target.y + target.into
        drawn.append(svg.ribbon(source.x + BAR, left[flow], target.x, y, thick, f"stream to-{flow.target}"))
        target.into += thick
    return drawn


def _bar(node: Node) -> Iterator[Markup]:
    yield svg.rect(node.x, node.y, BAR, node.height, f"node at-{node.name}")
    words = t.insight.named(name=t.insight.step[node.name], count=node.count)
    if node.name in STEPS:
        yield svg.text(node.x, TOP - 10, words, "label")
    else:
        yield svg.text(node.x + BAR + 8, node.y + node.height / 2 + 5, words, "label")


def funnel(shown: Insight) -> Markup:
    """The same numbers as bars, one under the other: for narrow screens."""
    rows = [(name, count) for name, count in (*shown.reached, *shown.ended) if count]
    drawn = []
    for n, (name, count) in enumerate(rows):
        y = n * ROW
        long = (NARROW - NAMES - 34) * count / max(shown.total, 1)
        drawn += [
            svg.text(0, y + 20, t.insight.step[name], "label"),
            svg.rect(NAMES, y + 6, long, ROW - 12, f"node at-{name}"),
            svg.text(NAMES + max(long, 0.5) + 6, y + 20, str(count), "label"),
        ]
    return svg.svg(NARROW, len(rows) * ROW + 4, drawn, css="funnel")


def weeks(figures: Sequence[WeekFigures], *, narrow: bool = False) -> Markup:
    """Three bars a week: applications, interviews, mails that left."""
    width, height = (NARROW, 190.0) if narrow else (WIDE, 220.0)
    ground = height - 32
    highest = max((max(_bars(one)) for one in figures), default=0) or 1
    each = width / max(len(figures), 1)
    drawn = [svg.line([(0, ground), (width, ground)], "axis")]
    for n, one in enumerate(figures):
        middle = n * each + each / 2
        drawn += _week(one, middle, min(each / 4.5, 26), ground, (ground - 14) / highest, numbers=not narrow)
        if not narrow or n % 3 == 0 or len(figures) <= NARROW_WEEKS:
            named = f"{one.monday.day} {MONTHS[one.monday.month - 1][:3]}"
            drawn.append(svg.text(middle, height - 12, named, "label", "middle"))
    return svg.svg(width, height, drawn, css="weeks narrow" if narrow else "weeks")


def _week(one: WeekFigures, middle: float, bar: float, ground: float, scale: float, *, numbers: bool) -> list[Markup]:
    drawn = []
    for n, (count, css) in enumerate(zip(_bars(one), ("applied", "interview", "sent"), strict=True)):
        if count:
            x, tall = middle + (n - 1.5) * bar, scale * count
            drawn.append(svg.rect(x + 1, ground - tall, bar - 2, tall, f"node at-{css}"))
            if numbers:
                drawn.append(svg.text(x + bar / 2, ground - tall - 5, str(count), "figure-count", "middle"))
    return drawn


def _bars(one: WeekFigures) -> tuple[int, int, int]:
    return one.opened, one.interviews, one.sent
