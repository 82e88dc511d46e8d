"""The token between negotiating and connecting."""

from datetime import timedelta

import pytest

from staff.errors import Unauthenticated
from staff.hub.connection_tokens import LASTS, ConnectionTokens
from staff.hub.proofs import KeyProof, Proof, SessionProof
from tests.support.databases import MONDAY_MORNING

TOKENS = ConnectionTokens("a secret that only tests have")
MOMENT = timedelta(seconds=1)


@pytest.mark.parametrize("proof", [SessionProof("5f1c"), KeyProof("ak_1")], ids=["a session", "a key"])
def test_a_token_stands_for_a_proof_for_a_while(proof: Proof) -> None:
    token = TOKENS.issue("hc_1", proof, MONDAY_MORNING)
    # Another process, with the same settings, understands it.
    assert ConnectionTokens(TOKENS.secret).proof_in(token, MONDAY_MORNING + LASTS) == proof
    with pytest.raises(Unauthenticated, match="negotiate again"):
        TOKENS.proof_in(token, MONDAY_MORNING + LASTS + MOMENT)


GOOD = TOKENS.issue("hc_1", KeyProof("ak_1"), MONDAY_MORNING)


@pytest.mark.parametrize(
    "token",
    [
        pytest.param("", id="nothing"),
        pytest.param("hc_1", id="no signature"),
        pytest.param(GOOD.replace("ak_1", "ak_2"), id="another key"),
        pytest.param(GOOD.replace(".key.", ".session."), id="another kind"),
        pytest.param(GOOD[:-1] + ("0" if GOOD[-1] != "0" else "1"), id="another signature"),
        pytest.param(f"{GOOD}é", id="a signature that is none"),
        pytest.param(ConnectionTokens("another secret").issue("hc_1", KeyProof("ak_1"), MONDAY_MORNING), id="forged"),
    ],
)
def test_nobody_can_make_one(token: str) -> None:
    with pytest.raises(Unauthenticated, match="not valid"):
        TOKENS.proof_in(token, MONDAY_MORNING)
