"""Every comparison, one after the other, each in a process of its own: `make bench`, or `python -m bench [NAME …]`."""

import subprocess
import sys

COMPARISONS = {
    "agent_turn": "a turn of four model calls and three tool calls, beside a bare loop and our peers",
    "slots": "free slots of 30 days, beside a minimal sweep",
    "booking_rate": "bookings through the wizard, beside a guarded insert",
    "race": "many at once for the same slots",
    "offline_turn": "a turn of the offline model, beside the same turn with a scripted one",
    "when_speed": "reading dates and times, beside the libraries that do the same",
    "bookings_page": "one month's bookings out of many, beside the bare query",
    "broadcast": "a change reaches 500 clients, beside a bare broadcast of the same bytes",
    "calendar_page": "2,000 bookings in the calendar of a browser",
    "app_size": "the staff app's scripts and styles as they travel",
    "evals": "a trial of the evals, beside its turns without anybody who judges",
    "start_up": "frontdesk --help, beside python -c pass",
}


def main(names: list[str]) -> int:
    unknown = sorted(set(names) - set(COMPARISONS))
    if unknown:
        print(f"no comparison is called {', '.join(unknown)}: there are {', '.join(COMPARISONS)}", file=sys.stderr)
        return 2
    failed = []
    for name in names or COMPARISONS:
        print(f"\n{name}: {COMPARISONS[name]}", flush=True)
        if subprocess.run([sys.executable, "-m", f"bench.{name}"]).returncode:
            failed.append(name)
    if failed:
        print(f"\nnot measured: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
