"""A trial for reading: what was said, with tool calls folded, beside what was expected and what was found."""

import json
from collections.abc import Iterable
from datetime import UTC
from typing import Any

from evals.report.element import Html, element
from evals.results import JUDGE, BookingRecord, CallRecord, MessageRecord, ScenarioFacts, Spending, TrialRecord
from evals.yaml_text import as_yaml

WHO = {"customer": "Customer", "agent": "Agent", "staff": "Team", "note": "Note for the agent"}
OUTCOMES = {
    "passed": "passed",
    "failed": "failed",
    "simulator_error": "simulator error",
    "infrastructure_error": "broken",
}
BOOKING_FIELDS = ("status", "source", "name", "phone", "email", "notes", "moved_from", "reason")


def trial_block(facts: ScenarioFacts, record: TrialRecord, *, opened: bool = False) -> Html:
    """Folded, unless it is `opened`."""
    title = f"Trial {record.trial}"
    ended = f"ended: {record.ended}" if record.ended else ""
    kind = "dangerous" if record.dangers else record.outcome
    return element(
        "details",
        element("summary", title, badge(kind), element("span", ended, class_="quiet")),
        element(
            "div",
            element(
                "div",
                _findings(record),
                _expected(facts),
                _bookings(record.bookings),
                _opinion(record),
                _spent(record.spending),
                class_="expected",
            ),
            element("div", _happened(record), [_message(each) for each in record.messages], class_="talk"),
            class_="beside",
        ),
        class_="trial",
        id=trial_anchor(record),
        open=opened,
    )


def trial_anchor(record: TrialRecord) -> str:
    return f"{record.scenario.replace('/', '-')}--{record.trial}"


def badge(kind: str) -> Html:
    return element("span", OUTCOMES.get(kind, kind), class_=f"badge {kind}")


def _findings(record: TrialRecord) -> Html | None:
    dangers = [element("li", badge("dangerous"), f"{each.kind}: {each.what}") for each in record.dangers]
    told = {each.what for each in record.dangers}
    found = [(score.name, problem) for score in record.scores if score.name != JUDGE for problem in score.problems]
    problems = [element("li", element("b", f"{name}: "), text) for name, text in found if text not in told]
    problems += [element("li", element("b", "simulator: "), text) for text in record.simulator_problems]
    problems += [element("li", element("b", "broke: "), record.error)] if record.error else []
    if not dangers and not problems:
        return None
    return element("section", element("h4", "What went wrong"), element("ul", dangers, problems, class_="problems"))


def _expected(facts: ScenarioFacts) -> Html:
    return element("section", element("h4", "Expected"), element("pre", as_yaml(_brief(facts.expected)).strip()))


def _brief(value: Any) -> Any:
    """Lists of one are alternatives that have none."""
    if isinstance(value, dict):
        return {key: _brief(each) for key, each in value.items()}
    if isinstance(value, list):
        return _brief(value[0]) if len(value) == 1 and not isinstance(value[0], dict) else [_brief(x) for x in value]
    return value


def _bookings(bookings: Iterable[BookingRecord]) -> Html:
    items = [element("li", element("b", _booked(each)), element("br"), _details(each)) for each in bookings]
    found = element("ul", items, class_="bookings") if items else element("p", "No bookings.", class_="quiet")
    return element("section", element("h4", "Bookings at the end"), found)


def _booked(booking: BookingRecord) -> str:
    return f"{booking.service}, {booking.provider}, {booking.location}, {booking.start:%a %Y-%m-%d %H:%M}"


def _details(booking: BookingRecord) -> str:
    known = [(name.replace("_", " "), getattr(booking, name)) for name in BOOKING_FIELDS]
    told = [f"{name} {value}" for name, value in known if value]
    return ", ".join([*told, "of this conversation" if booking.linked else "not of this conversation"])


def _opinion(record: TrialRecord) -> Html | None:
    score = next((score for score in record.scores if score.name == JUDGE), None)
    if score is None:
        return None
    title = "The judge" if score.value is None else f"The judge: {score.value:g} of 5"
    faults = element("ul", [element("li", each) for each in score.problems]) if score.problems else None
    return element("section", element("h4", title), faults)


def _spent(spending: Spending) -> Html:
    models = (("agent", spending.of("agent")), ("customer", spending.of("simulator")), ("judge", spending.of("judge")))
    took = [f"{spending.replies} replies, {spending.tool_calls} tool calls, {spending.seconds:.2f} s"]
    took += [f"{who}: {model}" for who, model in models if model.calls]
    return element("section", element("h4", "What it took"), element("ul", [element("li", each) for each in took]))


def _happened(record: TrialRecord) -> Html | None:
    if not record.happened:
        return None
    return element("ul", [element("li", each) for each in record.happened], class_="happened")


def _message(message: MessageRecord) -> list[Html]:
    """The tool calls stand before the reply that they were made for."""
    head = element(
        "div", WHO[message.role], element("time", f"{message.at.astimezone(UTC):%H:%M:%S} UTC"), class_="who"
    )
    said = element("div", head, element("div", message.text, class_="text"), class_=f"message {message.role}")
    return [*([_calls(message.calls)] if message.calls else []), said]


def _calls(calls: tuple[CallRecord, ...]) -> Html:
    names = ", ".join(each.tool for each in calls)
    return element("details", element("summary", f"tools: {names}"), [_call(each) for each in calls], class_="calls")


def _call(call: CallRecord) -> Html:
    how = ["done" if call.done else "not done", *(["the customer had agreed"] if call.agreed else [])]
    arguments = call.raw_arguments or as_json(call.arguments)
    return element(
        "div",
        element("p", element("b", call.tool), " ", ", ".join(how)),
        element("pre", arguments),
        element("pre", as_json(call.result)),
        class_="call",
    )


def as_json(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, indent=1, ensure_ascii=False)
