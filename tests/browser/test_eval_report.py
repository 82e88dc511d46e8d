"""The page of an eval run, opened as a file."""

from pathlib import Path

from playwright.async_api import Page, expect

from evals.report.page import REPORT, write_report
from tests.support.hostile_run import a_dangerous_run


async def test_a_reader_filters_unfolds_and_follows_a_danger_to_its_transcript(page: Page, tmp_path: Path) -> None:
    file = tmp_path / REPORT
    write_report(file, a_dangerous_run())
    await page.goto(file.as_uri())
    await page.get_by_label("Filter").fill("fine")

    await expect(page.locator(".scenarios tbody tr:visible")).to_have_count(1)
    await page.get_by_label("Filter").fill("no such")
    await expect(page.get_by_text("No scenario fits.")).to_be_visible()

    await page.get_by_role("link", name="tests/bad, trial 0").click()
    talk = page.locator("#tests-bad--0")
    await expect(talk.get_by_text("Three is free.")).to_be_visible()
    await expect(talk.get_by_text("document.title").first).to_be_visible()
    await talk.get_by_text("tools: find_slots").click()
    await expect(talk.locator(".call pre").last).to_be_visible()
    assert await page.title() != "taken"


async def test_it_fits_a_phone(page: Page, tmp_path: Path) -> None:
    file = tmp_path / REPORT
    write_report(file, a_dangerous_run())
    await page.set_viewport_size({"width": 360, "height": 700})
    await page.goto(file.as_uri())

    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
