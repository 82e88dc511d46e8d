"""Whether two runs of the same scenarios differ by more than chance, exactly.

Scenarios are the pairs. If the two runs were alike, each scenario could as well have had its two results the other way
round: of all ways to swap them, the share that moves the sum at least as far as it really moved is the p-value. With
one trial a scenario this is McNemar's exact test; with several it also uses how far each scenario moved.
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from math import comb, lcm

SURE = 0.05
"""Below this a difference is more than noise."""


def swap_test(differences: Sequence[Fraction]) -> float:
    """Two-sided, of shares that passed: one difference a scenario, those that did not move included or not."""
    unit = lcm(*(each.denominator for each in differences)) if differences else 1
    steps = [abs(int(each * unit)) for each in differences if each]
    observed = abs(int(sum(differences, Fraction()) * unit))
    ways: Counter[int] = Counter({0: 1})
    for step in steps:
        swapped: Counter[int] = Counter()
        for total, count in ways.items():
            swapped[total + step] += count
            swapped[total - step] += count
        ways = swapped
    extreme = sum(count for total, count in ways.items() if abs(total) >= observed)
    return float(Fraction(extreme, 1 << len(steps)))


def sign_test(differences: Sequence[float]) -> float:
    """Two-sided: whether more scenarios went up than down than a coin would explain. For amounts without a unit."""
    ups = sum(each > 0 for each in differences)
    moved = ups + sum(each < 0 for each in differences)
    rarer = min(ups, moved - ups)
    return min(1.0, float(Fraction(2 * sum(comb(moved, k) for k in range(rarer + 1)), 1 << moved)))
