"""`python -m frontdesk`, and the command that is installed under that name."""


def main() -> None:
    from frontdesk.cli import app

    app(prog_name="frontdesk")


if __name__ == "__main__":
    main()
