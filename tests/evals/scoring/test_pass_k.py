from fractions import Fraction
from itertools import combinations

import pytest

from evals.scoring.pass_k import by_scenario, estimate_pass_k, interval, pass_hat_k
from tests.support.trial_records import a_record, outcomes


@pytest.mark.parametrize(("passed", "trials"), [(0, 4), (1, 4), (3, 4), (4, 4), (7, 8)])
def test_it_is_the_share_of_choices_of_k_trials_that_all_pass(passed: int, trials: int) -> None:
    every = [True] * passed + [False] * (trials - passed)
    for k in range(1, trials + 1):
        choices = list(combinations(every, k))
        share = Fraction(sum(all(choice) for choice in choices), len(choices))

        assert pass_hat_k(passed, trials, k) == pytest.approx(float(share))


def test_k_is_within_the_number_of_trials() -> None:
    with pytest.raises(ValueError, match="at most"):
        pass_hat_k(1, 2, 3)


def test_errors_are_neither_passed_nor_failed() -> None:
    broken = [a_record("tests/one", 2, "simulator_error"), a_record("tests/one", 3, "infrastructure_error")]

    assert by_scenario([*outcomes("tests/one", True, False), *broken]) == {"tests/one": [True, False]}


def test_scenarios_count_alike_however_many_trials_they_have() -> None:
    found = estimate_pass_k({"tests/one": [True] * 8, "tests/two": [False]}, 1)

    assert found is not None
    assert found.value == 0.5


def test_there_is_no_estimate_without_enough_trials() -> None:
    assert estimate_pass_k({"tests/one": [True]}, 2) is None


def test_the_interval_has_width_even_where_all_pass() -> None:
    few, many = interval([1.0] * 10), interval([1.0] * 120)

    assert few.high == many.high == 1.0
    assert few.low < many.low < 1.0
    assert many.low == pytest.approx(0.969, abs=0.001)


def test_trials_of_one_scenario_that_agree_make_it_no_narrower() -> None:
    whole = interval([1.0, 0.0] * 30)
    mixed = interval([0.4, 0.6] * 30)

    assert whole.high - whole.low > mixed.high - mixed.low
