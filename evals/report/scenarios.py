"""The scenarios of a run: a table to filter, and each with its trials."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from evals.report.element import Html, element
from evals.report.transcript import OUTCOMES, badge, trial_block
from evals.results import RunResults, ScenarioFacts, TrialRecord

ORDER = ("dangerous", "failed", "infrastructure_error", "simulator_error", "passed")


@dataclass(frozen=True, slots=True)
class Played:
    facts: ScenarioFacts
    records: Sequence[TrialRecord]

    @property
    def kind(self) -> str:
        """The worst that came of it."""
        if any(record.dangers for record in self.records):
            return ORDER[0]
        outcomes = {record.outcome for record in self.records}
        return next((kind for kind in ORDER if kind in outcomes), "passed")

    @property
    def anchor(self) -> str:
        return self.facts.id.replace("/", "-")

    @property
    def passed(self) -> int:
        return sum(record.outcome == "passed" for record in self.records)

    @property
    def worth_reading(self) -> Sequence[TrialRecord]:
        """Every trial that did not pass, the dangerous first; one of those that did where all of them did."""
        wrong = [record for record in self.records if record.outcome != "passed" or record.dangers]
        return sorted(wrong, key=lambda record: (not record.dangers, record.trial)) or self.records[:1]


def played(results: RunResults) -> list[Played]:
    """The worst first, then by id."""
    records: dict[str, list[TrialRecord]] = defaultdict(list)
    for record in results.records:
        records[record.scenario].append(record)
    every = [Played(facts, records[facts.id]) for facts in results.scenarios]
    return sorted(every, key=lambda one: (ORDER.index(one.kind), one.facts.id))


def table(every: Sequence[Played]) -> Html:
    heads = ("scenario", "outcome", "passed", "replies", "tokens", "seconds")
    return element(
        "section",
        element("h2", "Scenarios"),
        _filter(),
        element(
            "div",
            element(
                "table",
                element("thead", element("tr", [element("th", each, scope="col") for each in heads])),
                element("tbody", [_row(each) for each in every]),
                class_="scenarios",
            ),
            class_="wide",
        ),
        element("p", "No scenario fits.", class_="quiet", id="none", hidden=True),
    )


def _filter() -> Html:
    options = [element("option", OUTCOMES.get(kind, kind), value=kind) for kind in ORDER]
    return element(
        "form",
        element("input", type="search", id="words", placeholder="Filter by id, tag or purpose", aria_label="Filter"),
        element("select", element("option", "every outcome", value=""), options, id="kind", aria_label="Outcome"),
        element("span", id="count", class_="quiet", role="status"),
        class_="filter",
    )


def _row(one: Played) -> Html:
    spent = [record.spending for record in one.records]
    replies, tokens, seconds = (
        fmean(values) if values else 0.0
        for values in (
            [each.replies for each in spent],
            [each.input_tokens + each.output_tokens for each in spent],
            [each.seconds for each in spent],
        )
    )
    return element(
        "tr",
        element(
            "th",
            element("a", one.facts.id, href=f"#{one.anchor}"),
            element("div", one.facts.purpose, class_="quiet"),
            element("div", [element("span", tag, class_="tag") for tag in one.facts.tags]),
            scope="row",
        ),
        element("td", badge(one.kind)),
        element("td", f"{one.passed} of {len(one.records)}", class_="number"),
        element("td", f"{replies:.1f}", class_="number"),
        element("td", f"{tokens:,.0f}", class_="number"),
        element("td", f"{seconds:.2f}", class_="number"),
        **_searchable(one),
    )


def blocks(every: Sequence[Played]) -> Html:
    wrong = [each for each in every if each.kind != "passed"]
    right = [each for each in every if each.kind == "passed"]
    return element(
        "section",
        [element("h2", "What did not pass"), *map(_block, wrong)] if wrong else None,
        [element("h2", "What passed"), *map(_block, right)] if right else None,
    )


def _block(one: Played) -> Html:
    reading = one.worth_reading
    trials = [
        trial_block(one.facts, record, opened=number == 0 and one.kind != "passed")
        for number, record in enumerate(reading)
    ]
    return element(
        "article",
        element("h3", one.facts.id, badge(one.kind), element("span", f"{one.passed} of {len(one.records)} passed")),
        element("p", one.facts.purpose),
        trials,
        class_="scenario",
        id=one.anchor,
        **_searchable(one),
    )


def _searchable(one: Played) -> dict[str, str]:
    words = " ".join([one.facts.id, one.facts.purpose, *one.facts.tags]).lower()
    return {"data_words": words, "data_kind": one.kind}
