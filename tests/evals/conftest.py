"""Worlds for tests of the evals: one template a business for the whole run."""

from collections.abc import Iterator

import pytest

from evals.templates import Templates, scratch_folder
from evals.trial import TrialSetting


@pytest.fixture(scope="session")
def worlds() -> Iterator[Templates]:
    with scratch_folder() as folder:
        yield Templates(folder)


@pytest.fixture
def setting(worlds: Templates) -> TrialSetting:
    return TrialSetting(worlds)
