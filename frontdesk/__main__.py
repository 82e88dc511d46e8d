"""`python -m frontdesk`, and the command that is installed under that name."""

import sys


def main() -> None:
    from frontdesk.cli import app

    try:
        app(prog_name="frontdesk")
    # The last resort of the process: whoever runs a command is told in a line, and sees where with `python -X dev`.
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        where = "run it as `python -X dev -m frontdesk …` to see where"
        sys.stderr.write(f"frontdesk: unexpected {type(error).__name__}: {' '.join(str(error).split())} ({where})\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
