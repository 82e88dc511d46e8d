from fractions import Fraction

import pytest

from evals.scoring.paired import sign_test, swap_test


@pytest.mark.parametrize(
    ("worse", "better", "p"), [(0, 0, 1.0), (1, 0, 1.0), (5, 0, 0.0625), (6, 0, 0.03125), (8, 2, 0.109375)]
)
def test_with_one_trial_a_scenario_it_is_mcnemars_exact_test(worse: int, better: int, p: float) -> None:
    moved = [Fraction(-1)] * worse + [Fraction(1)] * better + [Fraction(0)] * 30

    assert swap_test(moved) == pytest.approx(p)
    assert sign_test([float(each) for each in moved]) == pytest.approx(p)


def test_scenarios_that_move_far_weigh_more_than_those_that_hardly_move() -> None:
    far_down = [Fraction(-1)] * 7
    hardly_up = [Fraction(1, 8)] * 7

    assert swap_test(far_down + hardly_up) < 0.05
    assert sign_test([float(each) for each in far_down + hardly_up]) == 1.0
