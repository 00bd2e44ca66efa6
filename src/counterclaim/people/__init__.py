"""People who share a record: accounts, their roles, passwords and sessions, in a file of their own beside it."""

from counterclaim.people.roles import ROLES, Person, Role, may
from counterclaim.people.store import Account, People, people_file

__all__ = ["ROLES", "Account", "People", "Person", "Role", "may", "people_file"]
