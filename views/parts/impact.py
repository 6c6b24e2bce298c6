"""The picture of impact against stretch, with its words for those who cannot see it."""

from html import escape

from render.impact_chart import Dot, ImpactChart, Track

__all__ = ["html_chart"]


def html_chart(chart: ImpactChart) -> str:
    """One track for each distance between partners, one dot for each link or for several that open as much."""
    tracks = "".join(map(_track, chart.tracks))
    ticks = "".join(f'<li style="left: {_percent(share)}">{escape(words)}</li>' for share, words in chart.ticks)
    return (
        f'<figure class="impact"><div class="scroll" tabindex="0" role="group" aria-label="Impact against stretch">'
        f'<div role="img" aria-label="{escape(chart.spoken)}">{tracks}'
        f'<ul class="ticks">{ticks}</ul></div></div>'
        "<figcaption>Situations that a link would open, by how far apart the two partners stand now. "
        "A number counts links that open about as much.</figcaption></figure>"
    )


def _track(track: Track) -> str:
    dots = "".join(map(_dot, track.dots))
    return f'<div class="track"><span>{escape(track.label)}</span><div>{dots}</div></div>'


def _dot(dot: Dot) -> str:
    side = "before" if dot.before else "after"
    label = f'<em class="{side}">{escape(dot.label)}</em>' if dot.label else ""
    count = str(dot.count) if dot.count > 1 else ""
    return f'<i style="left: {_percent(dot.share)}" title="{escape(dot.words)}">{count}{label}</i>'


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"
