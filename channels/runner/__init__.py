"""Who runs turns and sends replies: at once, when a burst is over, and again after whatever went wrong."""

from channels.runner.in_process import InProcessJobs
from channels.runner.jobs import Handler, Job, Jobs
from channels.runner.keeping import keep_running
from channels.runner.quiet import Quiet
from channels.runner.sweeper import Sweeper
from channels.runner.turns import TurnRunner

__all__ = ["Handler", "InProcessJobs", "Job", "Jobs", "Quiet", "Sweeper", "TurnRunner", "keep_running"]
