"""The token between negotiating and connecting: signed, and kept nowhere, as the two may meet different processes."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from staff.errors import Unauthenticated
from staff.hub.proofs import KeyProof, Proof, SessionProof

LASTS = timedelta(minutes=1)
_PURPOSE = b"frontdesk hub connection\n"
_KINDS: dict[str, type[SessionProof] | type[KeyProof]] = {"session": SessionProof, "key": KeyProof}
_NAMES = {kind: name for name, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class ConnectionTokens:
    """A token stands for the proof by which it was given out: when that ends, so does the token."""

    secret: str

    def issue(self, connection_id: str, proof: Proof, at: datetime) -> str:
        until = int((at + LASTS).timestamp())
        claims = f"{connection_id}.{_NAMES[type(proof)]}.{proof.id}.{until}"
        return f"{claims}.{self._signature(claims)}"

    def proof_in(self, token: str, at: datetime) -> Proof:
        """Raises `Unauthenticated`."""
        claims, _, signature = token.rpartition(".")
        if not hmac.compare_digest(signature.encode(), self._signature(claims).encode()):
            raise Unauthenticated("That connection token is not valid.")
        _, kind, proof_id, until = claims.split(".")
        if at.timestamp() > int(until):
            raise Unauthenticated("That connection token has expired: negotiate again.")
        return _KINDS[kind](proof_id)

    def _signature(self, claims: str) -> str:
        message = _PURPOSE + claims.encode("utf-8", "replace")
        return hmac.new(self.secret.encode(), message, hashlib.sha256).hexdigest()
