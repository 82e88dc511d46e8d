"""Dialogues of the Schema-Guided Dialogue form: annotated turns, in which people ask for appointments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

DATE, TIME = "appointment_date", "appointment_time"


class DialoguesRefused(Exception):
    """The file is of another form."""


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Act(Part):
    act: str
    slot: str
    words: str | None = None
    value: str | None = None


class DialogueTurn(Part):
    speaker: Literal["user", "system"]
    text: str
    acts: tuple[Act, ...] = ()


class Goal(Part):
    provider: str
    date: date
    time: str


class Dialogue(Part):
    dialogue_id: str
    reference_date: date
    business: str
    goal: Goal
    turns: tuple[DialogueTurn, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """When somebody wants to come, and how they said it; `said` is what they said of it last."""

    day: str | None = None
    day_words: str | None = None
    clock: str | None = None
    clock_words: str | None = None
    said: str = ""

    @property
    def whole(self) -> bool:
        return self.day is not None and self.clock is not None


def read_dialogues(file: Path) -> Iterator[Dialogue]:
    """A line each. Raises `DialoguesRefused`."""
    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield Dialogue.model_validate_json(line)
            except ValidationError as error:
                first = error.errors()[0]
                where = "".join(f"{each}." for each in first["loc"]).rstrip(".") or "no dialogue"
                raise DialoguesRefused(f"{file}:{number}: {where}: {first['msg']}") from error


def stages(dialogue: Dialogue) -> list[Stage]:
    """What was wanted first, and each change of mind, the goal last."""
    told = [acts for turn in dialogue.turns if turn.speaker == "user" and (acts := _informed(turn))]
    first = Stage()
    later: list[list[Act]] = []
    for acts in told:
        new = [act for act in acts if (first.day if act.slot == DATE else first.clock) is not None]
        for act in acts:
            first = first if act in new else _with(first, act)
        later += [new] if new else []
    found = [first]
    for acts in later:
        after = found[-1]
        for act in acts:
            after = _with(after, act) if act.value != (after.day if act.slot == DATE else after.clock) else after
        if (after.day, after.clock) != (found[-1].day, found[-1].clock):
            found.append(replace(after, said=_said(found[-1], after)))
    return _up_to(found, Stage(day=dialogue.goal.date.isoformat(), clock=dialogue.goal.time))


def _informed(turn: DialogueTurn) -> list[Act]:
    return [act for act in turn.acts if act.act == "INFORM" and act.slot in (DATE, TIME) and act.words and act.value]


def _with(stage: Stage, act: Act) -> Stage:
    if act.slot == DATE:
        return replace(stage, day=act.value, day_words=act.words)
    return replace(stage, clock=act.value, clock_words=act.words)


def _said(before: Stage, after: Stage) -> str:
    """Only what is another."""
    changed = [after.day_words] if after.day != before.day else []
    changed += [after.clock_words] if after.clock != before.clock else []
    return ", ".join(each for each in changed if each)


def _up_to(found: Sequence[Stage], goal: Stage) -> list[Stage]:
    """A goal that was agreed to rather than asked for is the last change of mind, in no words of theirs."""
    last = found[-1]
    if (last.day, last.clock) == (goal.day, goal.clock):
        return list(found)
    day_words = last.day_words if last.day == goal.day else None
    clock_words = last.clock_words if last.clock == goal.clock else None
    wanted = replace(goal, day_words=day_words, clock_words=clock_words)
    return [*(each for each in found if each.whole), wanted]
