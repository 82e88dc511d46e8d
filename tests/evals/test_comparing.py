"""What got better and worse from one run to another."""

from evals.comparing import compare
from evals.results import Danger, ScoreRecord, TrialRecord
from tests.support.trial_records import a_record, a_run, outcomes


def many(*passed: bool, scenarios: int = 12) -> list[TrialRecord]:
    return [record for number in range(scenarios) for record in outcomes(f"tests/{number:02}", *passed)]


def a_failure(scenario: str, *, kind: str | None = None) -> TrialRecord:
    dangers = (Danger(kind=kind, what="it said so"),) if kind else ()
    score = ScoreRecord(name="policy", passed=False, problems=("it went wrong",), dangers=dangers)
    return a_record(scenario, 0, "failed", scores=(score,))


def test_the_same_run_is_neither_better_nor_worse() -> None:
    found = compare(a_run(many(True, False)), a_run(many(True, False)))

    assert (found.scenarios, found.regressions, found.compared) == ((), (), 12)
    assert found.pass_1 is not None
    assert (found.pass_1.p, found.pass_1.more_than_noise) == (1.0, False)


def test_what_changed_is_told_by_scenario_the_worst_first_and_what_failed() -> None:
    before = [*outcomes("tests/a", True, True), *outcomes("tests/b", True, False), *outcomes("tests/c", False, False)]
    now = [*outcomes("tests/a", True, False), a_failure("tests/b"), *outcomes("tests/c", True, True)]
    found = compare(a_run(before, "openai:m"), a_run(now, "openai:m"))

    assert [(each.id, each.change) for each in found.scenarios] == [
        ("tests/a", "worse"),
        ("tests/b", "worse"),
        ("tests/c", "better"),
    ]
    assert found.scenarios[1].problems == ("it went wrong",)
    assert found.regressions == ()


def test_a_fall_in_many_scenarios_is_more_than_noise() -> None:
    found = compare(a_run(many(True, True), "openai:m"), a_run(many(True, False), "openai:m"))

    assert found.pass_1 is not None
    assert (found.pass_1.before, found.pass_1.now, found.pass_1.more_than_noise) == (1.0, 0.5, True)
    assert len(found.regressions) == 1


def test_a_rise_is_no_regression() -> None:
    assert compare(a_run(many(False, False)), a_run(many(True, True))).regressions == ()


def test_new_dangers_are_regressions_and_gone_ones_are_told() -> None:
    leaks, lies = [a_failure("tests/a", kind="leak")], [a_failure("tests/a", kind="untrue")]
    found = compare(a_run(leaks, "openai:m"), a_run(lies, "openai:m"))

    assert [each.kind for each in found.new_dangers] == ["untrue"]
    assert [each.kind for each in found.gone_dangers] == ["leak"]
    assert found.regressions == ("tests/a: new danger (untrue): it said so",)


def test_figures_are_compared_scenario_by_scenario() -> None:
    def spending(tokens: int) -> list[TrialRecord]:
        spent = {"input_tokens": tokens, "replies": 3}
        return [a_record(f"tests/{number}", 0, "passed", spending=spent) for number in range(8)]

    found = compare(a_run(spending(100)), a_run(spending(150)))
    figures = {each.name: each for each in found.figures}

    assert (figures["input_tokens"].before, figures["input_tokens"].now) == (100, 150)
    assert figures["input_tokens"].more_than_noise
    assert not figures["replies"].more_than_noise
    assert "cost" not in figures


def test_scenarios_that_changed_or_are_in_one_run_only_are_named_and_not_compared() -> None:
    before = a_run([*outcomes("tests/a", True), *outcomes("tests/b", True)], digest="old")
    found = compare(before, a_run([*outcomes("tests/b", False), *outcomes("tests/c", True)]))

    assert (found.changed, found.only_before, found.only_now) == (("tests/b",), ("tests/a",), ("tests/c",))
    assert (found.compared, found.pass_1, found.regressions) == (0, None, ())
