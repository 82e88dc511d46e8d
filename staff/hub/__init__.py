"""The team's real time: a SignalR hub that tells each caller what happens to the bookings they may see.

The JSON hub protocol over WebSockets, as published with ASP.NET Core. `routes.py` lets callers in (`admission.py`),
`socket.py` serves one of them, and `hub.py` reads each change once and gives it to whom it concerns.
"""
