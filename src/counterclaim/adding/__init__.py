"""Reports into a record: one run of it, and the queue of what people give to the pages."""

from counterclaim.adding.jobs import Job, Queue, State
from counterclaim.adding.orders import Order, Pasted, Upload
from counterclaim.adding.run import Run, Tally

__all__ = ["Job", "Order", "Pasted", "Queue", "Run", "State", "Tally", "Upload"]
