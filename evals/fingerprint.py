"""Tells whether two runs measured the same thing: what the code is, and what a scenario depends on."""

from hashlib import sha256
from pathlib import Path

from evals.library import business_text
from evals.scenario import Scenario

ROOT = Path(__file__).parents[1]
PACKAGES = ("booking_core", "tools", "prompts", "agent", "channels", "frontdesk", "evals")
KINDS = {".py", ".md"}


def code_digest(root: Path = ROOT) -> str:
    """Of everything that takes part in a trial, scenarios apart."""
    digest = sha256()
    for package in PACKAGES:
        for file in sorted((root / package).rglob("*")):
            if file.suffix in KINDS:
                digest.update(str(file.relative_to(root)).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def scenario_digest(scenario: Scenario) -> str:
    text = scenario.model_dump_json() + business_text(scenario.business)
    return sha256(text.encode()).hexdigest()[:16]
