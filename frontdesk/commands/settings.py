"""`frontdesk settings`."""

from frontdesk.command_app import command_app
from frontdesk.commands.running import refuse
from frontdesk.settings import SettingsRefused
from frontdesk.settings_listing import listed
from frontdesk.settings_loading import load_settings

app = command_app()


@app.command()
def settings() -> None:
    """List every setting, its value and where it came from. Secrets are masked."""
    try:
        rows = listed(load_settings())
    except SettingsRefused as refused:
        refuse(str(refused))
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for name, value, origin in rows:
        print(f"{name:<{widths[0]}}  {value:<{widths[1]}}  {origin}")
