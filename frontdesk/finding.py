"""What the doctor finds out about one thing that the installation depends on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    name: str
    well: bool
    detail: str
