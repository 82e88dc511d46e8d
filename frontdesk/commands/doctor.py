"""`frontdesk doctor`."""

from frontdesk.command_app import command_app
from frontdesk.commands.running import refuse, run
from frontdesk.doctor import findings
from frontdesk.finding import Finding
from frontdesk.settings import Settings, SettingsRefused
from frontdesk.settings_loading import load_settings

app = command_app()


@app.command()
def doctor() -> None:
    """Check settings, database, model, Twilio, Google, and say what is wrong.

    The model is asked for one real answer, which costs a few tokens.
    """
    try:
        settings = load_settings().settings
    except SettingsRefused as refused:
        for problem in refused.problems:
            _tell(Finding("settings", False, problem))
        refuse("the settings are wrong, and nothing else could be checked")
    _tell(Finding("settings", True, "complete"))
    ill = run(_examine(settings))
    if ill:
        refuse(f"something is wrong: {', '.join(ill)}")


async def _examine(settings: Settings) -> list[str]:
    ill = []
    async for finding in findings(settings):
        _tell(finding)
        if not finding.well:
            ill.append(finding.name)
    return ill


def _tell(finding: Finding) -> None:
    print(f"{'ok' if finding.well else 'FAILED':<8}{finding.name}: {finding.detail}", flush=True)
