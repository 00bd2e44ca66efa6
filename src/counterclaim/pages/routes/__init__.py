"""One file a kind of page; each gives a `router`, and its line here puts it on the air."""

from fastapi import APIRouter

from counterclaim.pages.routes import (
    add,
    api,
    claim,
    coding,
    exchange,
    jobs,
    login,
    maps,
    network,
    overview,
    people,
    report,
    review,
    search,
    tables,
    timeline,
)

__all__ = ["ROUTERS"]

ROUTERS: tuple[APIRouter, ...] = (api.router, exchange.router, tables.router, claim.router, report.router,
                                  search.router, review.router, coding.router, login.router, people.router,
                                  add.router, jobs.router, overview.router, timeline.router, network.router,
                                  maps.router)
