"""The demo: a customer on WhatsApp, a stand-in for Twilio, and a server of its own, all on this machine."""
