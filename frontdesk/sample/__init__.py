"""The demo salon in the middle of its work: what a newcomer finds at a first start."""

from frontdesk.sample.filling import open_sample_business

__all__ = ["open_sample_business"]
