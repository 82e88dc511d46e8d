"""The head of the page: what was measured, and how it did."""

from evals.report.element import Html, element
from evals.report.interval_bar import interval_bar
from evals.report.transcript import badge, trial_anchor
from evals.results import Estimate, ModelSpending, RunResults, TrialRecord
from evals.summarising import mean_grade

SHOWN_K = (1, 2, 3, 4, 6, 8)


def head(results: RunResults) -> Html:
    what = [
        results.model,
        f"customer {results.customer}",
        *([f"agent {results.agent}"] if results.agent else []),
        *([f"judge {results.judge}"] if results.judge else []),
        f"{results.trials} trial{'s' if results.trials != 1 else ''} a scenario",
        f"prompts {results.prompt_version}",
        f"{results.finished_at:%Y-%m-%d %H:%M} UTC",
    ]
    return element(
        "header",
        element("h1", "Frontdesk evals"),
        element("p", " · ".join(what), class_="quiet"),
        _tiles(results),
        _shares(results),
    )


def dangers(results: RunResults) -> Html:
    """First of all, one by one: never averaged."""
    dangerous = [record for record in results.records if record.dangers]
    count = sum(len(record.dangers) for record in dangerous)
    if not count:
        return element("section", element("p", "No dangerous failures.", class_="fine"), id="dangers")
    title = f"{count} dangerous failure{'s' if count != 1 else ''}"
    return element(
        "section", element("h2", title), element("ul", map(_dangers_of, dangerous), class_="dangers"), id="dangers"
    )


def _dangers_of(record: TrialRecord) -> Html:
    told = [element("div", element("b", f"{danger.kind}: "), danger.what) for danger in record.dangers]
    link = element("a", f"{record.scenario}, trial {record.trial}", href=f"#{trial_anchor(record)}")
    return element("li", badge("dangerous"), link, told)


def _tiles(results: RunResults) -> Html:
    summary = results.summary
    tiles = [
        ("dangers", sum(summary.dangers.values()), "bad" if summary.dangers else "good"),
        ("scenarios", summary.scenarios, ""),
        ("passed", summary.passed, ""),
        ("failed", summary.failed, "bad" if summary.failed else ""),
        ("simulator errors", summary.simulator_errors, ""),
        ("broken", summary.infrastructure_errors, ""),
    ]
    return element("dl", [_tile(*each) for each in tiles], class_="tiles")


def _tile(name: str, value: int, look: str) -> Html:
    return element("div", element("dt", name), element("dd", value), class_=f"tile {look}".strip())


def _shares(results: RunResults) -> Html:
    pass_k = results.summary.pass_k
    shown = {k: estimate for k, estimate in pass_k.items() if k in SHOWN_K or k == max(pass_k)}
    rows = [_share(k, estimate) for k, estimate in shown.items()]
    return element("div", element("table", rows, class_="shares"), _spending(results), class_="measures")


def _share(k: int, estimate: Estimate) -> Html:
    bounds = f"{estimate.low:.3f} to {estimate.high:.3f}"
    return element(
        "tr",
        element("th", f"pass^{k}", scope="row"),
        element("td", element("b", f"{estimate.value:.3f}")),
        element("td", interval_bar(estimate)),
        element("td", bounds, class_="quiet"),
    )


def _spending(results: RunResults) -> Html:
    mean = results.summary.mean
    rows = [
        ("replies", f"{mean.replies}"),
        ("tool calls", f"{mean.tool_calls}"),
        ("model calls", f"{mean.model_calls}"),
        ("tokens in, out", f"{mean.input_tokens:,}, {mean.output_tokens:,}"),
        ("seconds", f"{mean.seconds:.2f}"),
    ]
    rows += [] if mean.cost is None else [("cost", f"{mean.cost:.4f}")]
    rows += _beside("played customer", mean.of("simulator"))
    rows += _beside("judge", mean.of("judge"))
    rows += [("judge's grade, of 5", f"{grade:.1f}")] if (grade := mean_grade(results.records)) else []
    body = [element("tr", element("th", name, scope="row"), element("td", value)) for name, value in rows]
    return element("table", element("caption", "A trial, on average"), body, class_="spending")


def _beside(name: str, model: ModelSpending) -> list[tuple[str, str]]:
    """What a model took that is not the measured one."""
    return [(name, str(model))] if model.calls else []
