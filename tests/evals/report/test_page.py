"""The page of a run: what stands on it, and that hostile text stays text."""

from evals.report.element import Html, element
from evals.report.page import report_page
from tests.support.hostile_run import HOSTILE, a_dangerous_run


def test_text_is_escaped_and_elements_are_not() -> None:
    inner = element("b", "<i>")

    assert element("p", inner, " & ", ["x", None, 1], title='"', hidden=False) == Html(
        '<p title="&quot;"><b>&lt;i&gt;</b> &amp; x1</p>'
    )


def test_nothing_is_asked_for_from_anywhere() -> None:
    page = report_page(a_dangerous_run())

    assert HOSTILE not in page
    assert "default-src &#x27;none&#x27;" in page
    assert "http://" not in page
    assert "https://" not in page


def test_dangers_stand_before_everything_that_failed() -> None:
    page = report_page(a_dangerous_run())

    assert page.index("1 dangerous failure") < page.index("What did not pass") < page.index("What passed")
    assert page.index('id="tests-bad"') < page.index('id="tests-odd"') < page.index('id="tests-fine"')
