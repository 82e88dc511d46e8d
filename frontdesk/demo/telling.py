"""What the demo shows: the talk as it happens, then what came of it."""

from collections.abc import Sequence

from rich import box
from rich.align import Align
from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from booking_core import Booking, Change
from tools.wording import spoken_money

WIDEST_BUBBLE = 62


class Telling:
    def __init__(self, console: Console) -> None:
        self._console = console

    def begin(self, business: str, day: str) -> None:
        self._console.rule(f"[bold]{business}[/] on WhatsApp · {day}")

    def step(self, text: str) -> None:
        self._console.print(Text(text, style="dim"))

    def customer_said(self, name: str, text: str, note: str) -> None:
        self._console.print(Align.right(_bubble(name, text, note, "green")))

    def agent_said(self, business: str, text: str, note: str) -> None:
        self._console.print(_bubble(business, text, note, "cyan"))

    def booking(self, booking: Booking, currency: str) -> None:
        starts, ends = booking.local_start, booking.local_end
        price = "" if booking.price is None else spoken_money(booking.price, currency)
        self._console.print(
            _facts(
                "The booking",
                {
                    "Status": str(booking.status),
                    "Service": booking.service_name,
                    "With": booking.provider_name,
                    "Where": f"{booking.location.name}, {booking.location.address}",
                    "When": f"{starts:%A %-d %B %Y, %H:%M}–{ends:%H:%M} ({booking.location.timezone.key})",
                    "Price": price,
                    "Customer": " · ".join(filter(None, [booking.customer.name, booking.customer.phone])),
                    "Source": str(booking.source),
                    "Id": booking.id,
                },
            )
        )

    def calendar_event(self, booking: Booking) -> None:
        event = booking.calendar_event
        assert event is not None
        zone = booking.location.timezone
        starts, ends = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
        when = f"{starts:%a %-d %b, %H:%M}–{ends:%H:%M}"
        title = f"On {booking.provider_name}'s calendar"
        self._console.print(_facts(title, {"Title": event.title, "When": when, "Id": event.id}))

    def history(self, changes: Sequence[Change]) -> None:
        table = Table(title="The history", title_justify="left", box=box.SIMPLE_HEAD, title_style="bold")
        for heading in ("#", "At (UTC)", "What", "Who", "Source"):
            table.add_column(heading)
        for change in changes:
            what = str(change.event).replace("_", " ")
            if change.to_status is not None:
                what += f" → {change.to_status}"
            table.add_row(
                str(change.seq), f"{change.at:%Y-%m-%d %H:%M:%S}", what, change.actor.name, str(change.source)
            )
        self._console.print(table)
        for change in changes:
            if change.evidence is not None:
                asked, answered = Text(change.evidence.read_back), Text(f"“{change.evidence.customer_message}”")
                self._console.print(Panel(Group(asked, answered), title="What the customer agreed to", box=box.ROUNDED))

    def end(self, text: str) -> None:
        self._console.print(Text(text, style="bold green"))


def _bubble(who: str, text: str, note: str, colour: str) -> Panel:
    width = min(WIDEST_BUBBLE, max(len(line) for line in [*text.splitlines(), who + "  ", note + "  "]) + 4)
    return Panel(
        Text(text),
        title=who,
        title_align="left",
        subtitle=f"[dim]{note}[/]",
        subtitle_align="right",
        box=box.ROUNDED,
        border_style=colour,
        width=width,
    )


def _facts(title: str, facts: dict[str, str]) -> Panel:
    table = Table.grid(padding=(0, 2))
    for name, value in facts.items():
        if value:
            table.add_row(Text(name, style="dim"), Text(value))
    return Panel(table, title=f"[bold]{title}[/]", title_align="left", box=box.ROUNDED, expand=False)
