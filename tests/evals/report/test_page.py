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


def test_models_beside_the_measured_one_are_told_apart_from_it() -> None:
    page = report_page(a_dangerous_run())

    assert "The judge: 2 of 5" in page
    assert "customer: 4 model calls, 1200+0 tokens" in page
    assert "judge: 1 model call, 0+0 tokens, 0.2500 in money" in page
    assert page.index("too long") > page.index("Expected")
    assert "simulator: </b>it gave" in page
