"""The pages: what a browser on the user's own machine shows of a record, drawn on the server, offline."""

from counterclaim.pages.app import create_app
from counterclaim.pages.settings import Settings

__all__ = ["Settings", "create_app"]
