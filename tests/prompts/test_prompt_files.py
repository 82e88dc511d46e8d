"""Prompts: typed contexts, a version that follows the words, and limits that come from the code."""

import dataclasses

import pytest

from booking_core import HOLD_LASTS
from prompts import ConsentContext, Context, HandoverContext, InstructionsContext, MomentContext, Prompts, load_prompts

INSTRUCTIONS = InstructionsContext(business="Bloom", language="English", country="US", hold_minutes=5, max_upcoming=3)


def texts_of(prompts: Prompts) -> dict[str, str]:
    return dict(prompts._texts)


@pytest.mark.parametrize("context", [InstructionsContext, MomentContext, ConsentContext, HandoverContext])
def test_the_placeholders_of_a_file_are_the_fields_of_its_context(context: type[Context]) -> None:
    texts = texts_of(load_prompts())
    texts[context.FILE] += " {unknown}"
    with pytest.raises(ValueError, match="unknown"):
        Prompts(texts)


def test_a_rendered_prompt_has_every_value_and_no_placeholder() -> None:
    rendered = load_prompts().render(INSTRUCTIONS)
    assert "{" not in rendered
    assert rendered.startswith("You are the front desk of Bloom.")
    assert "at most 3 upcoming bookings" in rendered
    assert f"for {int(HOLD_LASTS.total_seconds() // 60)} minutes" in rendered


def test_text_in_a_value_is_never_read_as_a_placeholder() -> None:
    context = dataclasses.replace(INSTRUCTIONS, business="{language} {business}")
    assert "front desk of {language} {business}." in load_prompts().render(context)


def test_the_version_changes_with_a_single_word_and_only_then() -> None:
    prompts = load_prompts()
    changed = texts_of(prompts)
    changed["consent.md"] = changed["consent.md"].replace("hesitation", "pause")
    assert Prompts(texts_of(prompts)).version == prompts.version
    assert Prompts(changed).version != prompts.version
