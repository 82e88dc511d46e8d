"""The product, put together: settings, wiring, the application and the command `frontdesk`."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frontdesk.app import create_app
    from frontdesk.settings import Settings

__all__ = ["Settings", "create_app"]


def __getattr__(name: str) -> Any:
    # `frontdesk --help` imports this package too, and should not have to wait for a web server.
    if name == "create_app":
        from frontdesk.app import create_app

        return create_app
    if name == "Settings":
        from frontdesk.settings import Settings

        return Settings
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
