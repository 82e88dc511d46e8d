"""The page, whole: one file, which asks for nothing from anywhere.

What customers and models wrote is escaped, and the page's own policy lets only its own script and style run, so that a
text which got through would still be dead.
"""

import os
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from evals.report.element import Html, element
from evals.report.overview import dangers, head
from evals.report.scenarios import blocks, played, table
from evals.results import RunResults

HERE = Path(__file__).parent
REPORT = "report.html"


def report_page(results: RunResults) -> str:
    style, script = ((HERE / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    every = played(results)
    page = element(
        "html",
        element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name_="viewport", content="width=device-width, initial-scale=1"),
            element("title", f"Evals: {results.model}, {results.finished_at:%Y-%m-%d %H:%M}"),
            element("style", Html(style)),
        ),
        element(
            "body",
            head(results),
            element("main", dangers(results), table(every), blocks(every)),
            element("script", Html(script)),
        ),
        lang="en",
    )
    return f"<!doctype html>\n{page}\n"


def write_report(file: Path, results: RunResults) -> None:
    """All of it or nothing."""
    draft = file.with_suffix(".html.draft")
    draft.write_text(report_page(results), encoding="utf-8")
    os.replace(draft, file)


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
