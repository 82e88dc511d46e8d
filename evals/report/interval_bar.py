"""A share on a line from 0 to 1, with its interval."""

from evals.report.element import Html, element
from evals.results import Estimate

WIDTH, HEIGHT = 240.0, 18.0


def interval_bar(estimate: Estimate) -> Html:
    middle = f"{HEIGHT / 2:g}"
    low, value, high = (f"{4 + each * (WIDTH - 8):.1f}" for each in (estimate.low, estimate.value, estimate.high))
    told = f"{estimate.value:.3f}, 95 % interval {estimate.low:.3f} to {estimate.high:.3f}"
    return element(
        "svg",
        element("line", x1="4", x2=f"{WIDTH - 4:g}", y1=middle, y2=middle, class_="axis"),
        element("line", x1=low, x2=high, y1=middle, y2=middle, class_="range"),
        element("circle", cx=value, cy=middle, r="4", class_="point"),
        viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}",
        role="img",
        aria_label=told,
        class_="interval",
    )
