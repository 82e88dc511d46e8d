"""How long the hub waits for what, in seconds, and how much it takes on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Clients give a server up that has sent nothing for 30 s, and send something themselves every 15 s or so.

    `beat` is how often the hub looks after its clients: who needs a ping, who has gone silent, who has been signed
    out. `poll` is how often it looks for what nobody told it of. `changes_at_once` go into one frame.
    """

    handshake: float = 15.0
    beat: float = 5.0
    ping: float = 10.0
    silence: float = 60.0
    poll: float = 2.0
    farewell: float = 3.0
    changes_at_once: int = 50
    clients: int = 2000
