import json
from pathlib import Path

import pytest

from bench.when_accuracy import main
from bench.when_contenders import READERS
from bench.when_sentences import Utterance, own_utterances


@pytest.mark.parametrize("utterance", own_utterances(), ids=lambda utterance: utterance.text)
def test_our_own_utterances_are_read_exactly(utterance: Utterance) -> None:
    dates, times = READERS["ours"]()(utterance.text, utterance.at)
    assert (dates, times) == ({utterance.date} - {None}, {utterance.time} - {None})


def test_what_was_read_wrongly_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"text": "the 7th at 3pm", "reference_date": "2019-03-01", "date": "2019-03-07", "time": "15:00"},
        {"text": "at 4", "reference_date": "2019-03-01", "time": "04:00"},
        {"text": "friday", "reference_date": "2019-03-01"},
    ]
    (tmp_path / "utterances.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    assert main([str(tmp_path)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "dates: 1 of 1 exact (100.00%); read in 1 of 2 texts without annotation (50.00%)"
    assert said[1] == "    none but read 2019-03-08: friday"
    assert said[2] == "times: 1 of 2 exact (50.00%); read in 0 of 1 texts without annotation (0.00%)"
    assert said[3] == "    04:00 but read 16:00: at 4"


def test_without_data_it_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("FRONTDESK_SGD_DIR", raising=False)
    assert main([]) == 2
    assert "FRONTDESK_SGD_DIR" in capsys.readouterr().err
