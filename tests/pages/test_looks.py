"""How pages are drawn: nothing that a page has read outlives it, and every template can be drawn at once."""

from __future__ import annotations

import gc
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest

from counterclaim.pages import looks
from counterclaim.pages.asking import Asked, Part
from counterclaim.pages.looks import drawn, ready
from counterclaim.pages.palette import Palette
from counterclaim.people import Person
from counterclaim.record import Scope
from counterclaim.views import Dispute
from counterclaim.views.contested import contested

FRAME = {"person": Person("Ada", "admin"), "users": False}


def contested_page(csrf: str) -> tuple[str, weakref.ref[Dispute]]:
    dispute = Dispute.of(())
    part = Part(dispute, (), Asked(Scope()), 0, 1, 1, None, None)
    page = drawn("contested.html", Palette(["AZE"]), here="contested", title="Contested", path="/contested",
                 asked=part.asked, part=part, found=contested(dispute), csrf=csrf, **FRAME)
    return page, weakref.ref(part.dispute)


def test_what_a_page_has_read_is_gone_with_it() -> None:
    gc.collect()
    gc.disable()
    try:
        page, dispute = contested_page("one")
        assert "Nothing here is denied" in page
        assert dispute() is None
    finally:
        gc.enable()


def test_pages_drawn_at_once_keep_their_tokens_and_colours_apart() -> None:
    def page(number: int) -> bool:
        name = f"token-{number}"
        found = drawn("login.html", here="", title="Sign in", problem="", next="/", name="", csrf=name, person=None,
                      users=True)
        return f'name="csrf" value="{name}"' in found

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(page, range(200)))


def test_every_template_is_compiled_before_the_first_page(monkeypatch: pytest.MonkeyPatch) -> None:
    ready()
    environment = looks._environment()

    def no_file(*_: object) -> None:
        raise AssertionError("it was compiled only now")

    monkeypatch.setattr(environment.loader, "get_source", no_file)
    assert all(environment.get_template(name) for name in ("exchange.html", "timeline.html", "map.html", "macros.html"))
