"""Reports into a record: one run of it, and the queue of what people give to the pages."""

from counterclaim.adding.jobs import Job, Queue, State
from counterclaim.adding.orders import Arrived, Order, Pasted, Said, Upload
from counterclaim.adding.run import Run, Tally

__all__ = ["Arrived", "Job", "Order", "Pasted", "Queue", "Run", "Said", "State", "Tally", "Upload"]
