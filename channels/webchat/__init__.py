"""The web chat: a conversation over HTTP, with a page and a widget that speak it.

`webchat_router` has the routes, `pages_router` the page and the script; `WebChat` is what stands behind them.
"""

from channels.webchat.chat import CHANNEL, StartedConversation, WebChat
from channels.webchat.event_stream import Pace
from channels.webchat.limits import ChatLimits
from channels.webchat.pages import ChatPages, pages_router
from channels.webchat.routes import WebChatDoor, webchat_router
from channels.webchat.visitor_token import VisitorTokens

__all__ = [
    "CHANNEL",
    "ChatLimits",
    "ChatPages",
    "Pace",
    "StartedConversation",
    "VisitorTokens",
    "WebChat",
    "WebChatDoor",
    "pages_router",
    "webchat_router",
]
