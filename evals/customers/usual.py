"""The customer of a scenario when nothing else is asked for: by rules, or by fixed lines where it has them."""

from random import Random

from evals.customers.fixed_lines import FixedLinesCustomer
from evals.customers.protocol import Casting, Customer
from evals.customers.rule_based import RuleBasedCustomer


def usual_customer(casting: Casting) -> Customer:
    brief = casting.scenario.customer
    if brief.lines:
        return FixedLinesCustomer(brief.lines)
    return RuleBasedCustomer(casting, Random(f"{casting.scenario.id} {casting.scenario.seed} {casting.seed}"))
