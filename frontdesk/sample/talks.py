"""What customers have said to the agent lately. How it answered is not written down: it answers."""

from dataclasses import dataclass
from datetime import timedelta

WHATSAPP, WEB = "whatsapp", "web"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a customer has in mind: `ahead` days from the talk, or a little later, as near to `around` as can be."""

    service: str
    provider: str
    ahead: int
    around: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Some lines so long ago; `{day}` and `{time}` are those of the wish. `answer` is what a person of the team says
    to the last of them, who then hands the conversation back with the note."""

    ago: timedelta
    lines: tuple[str, ...]
    wish: Wish | None = None
    answer: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    customer: str
    channel: str
    scenes: tuple[Scene, ...]
    missed: bool = False


TALKS = (
    Talk(
        "Hugo Bennett",
        WHATSAPP,
        (
            Scene(
                timedelta(days=6, hours=3),
                ("Hi, can Ben cut my hair {day}, around {time}?", "Yes please"),
                Wish("haircut", "ben", 2, "16:30"),
            ),
        ),
    ),
    Talk(
        "Camila Ortiz",
        WEB,
        (
            Scene(
                timedelta(days=5, hours=7),
                (
                    "hello! a blow-dry at Riverside {day} at {time}? I'm Camila Ortiz, camila.ortiz@example.com",
                    "yes",
                ),
                Wish("blow-dry", "mei", 2, "17:15"),
            ),
        ),
        missed=True,
    ),
    Talk(
        "Yara Mansour",
        WHATSAPP,
        (
            Scene(
                timedelta(days=3, hours=2),
                ("Hello, I come with a wheelchair. Can I ask a person whether you have steps?",),
                answer="Hello Yara, this is Robin. No steps at Riverside, and the door opens by itself. See you soon!",
                note="Yara comes with a wheelchair: Riverside is fine, Downtown has a step.",
            ),
            Scene(
                timedelta(days=2, hours=22),
                ("That's good to know. A manicure at Riverside {day} at {time}, please", "Yes, please"),
                Wish("manicure", "mei", 5, "14:30"),
            ),
        ),
    ),
    Talk(
        "Liam Nguyen",
        WHATSAPP,
        (
            Scene(
                timedelta(days=2, hours=4),
                (
                    "hey, my back is killing me. can I have a massage {day} at {time}?",
                    "yes",
                ),
                Wish("massage", "diego", 4, "15:30"),
            ),
            Scene(
                timedelta(hours=5, minutes=20),
                (
                    "Sorry, something came up at work. Can I have the massage {day} at {time} instead?",
                    "yes, please do",
                ),
                Wish("massage", "diego", 5, "12:30"),
            ),
        ),
    ),
    Talk(
        "Zoe Okoye",
        WHATSAPP,
        (
            Scene(
                timedelta(days=1, hours=9),
                ("I'd like a manicure {day} at {time}", "Yes"),
                Wish("manicure", "mei", 3, "12:30"),
            ),
            Scene(
                timedelta(hours=3, minutes=5),
                ("I'm so sorry, I'm ill and have to cancel", "yes, cancel it"),
            ),
        ),
    ),
    Talk(
        "Nora Weber",
        WEB,
        (
            Scene(
                timedelta(hours=20),
                (
                    "hello, what are your opening hours on Saturday?",
                    "ok, a blow-dry {day} at {time} at Riverside please, my name is Nora Weber, nora.weber@example.com",
                    "yes",
                ),
                Wish("blow-dry", "mei", 3, "11:00"),
            ),
        ),
    ),
    Talk(
        "Priya Patel",
        WEB,
        (
            Scene(
                timedelta(hours=9, minutes=40),
                (
                    "do you have anything for hair colouring with Chloe {day}?",
                    "{time} please. I'm Priya Patel",
                    "sounds good, go ahead",
                ),
                Wish("colour", "chloe", 4, "11:30"),
            ),
        ),
    ),
    Talk(
        "Dana Reed",
        WHATSAPP,
        (
            Scene(
                timedelta(hours=4, minutes=10),
                ("Hi! Could I get a haircut with Ana {day} at {time}?", "Yes please"),
                Wish("haircut", "ana", 3, "13:30"),
            ),
        ),
    ),
    Talk(
        "Theo Larsen",
        WEB,
        (
            Scene(
                timedelta(hours=2, minutes=15),
                (
                    "How much is bridal styling?",
                    "It's for my sister, {day} at {time}. I'm Theo Larsen, 212 555 0142",
                    "Yes, book it",
                ),
                Wish("bridal-styling", "ana", 9, "14:00"),
            ),
        ),
    ),
    Talk(
        "Omar Haddad",
        WHATSAPP,
        (
            Scene(
                timedelta(minutes=38),
                (
                    "Hi, do you have time for a haircut on Saturday?",
                    "We are six, for a wedding, and all have to be done by 11. Can I talk to a person about that?",
                ),
            ),
        ),
    ),
)
