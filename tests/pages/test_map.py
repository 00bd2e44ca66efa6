"""The map and the overview over the example dispute."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient


def test_a_contested_place_is_hatched_and_shows_its_rival_names(browser: TestClient) -> None:
    text = browser.get("/map").text
    (mark,) = re.findall(r'<a href="/map\?place=Farukh"[^>]*class="place [^"]*"[^>]*aria-label="([^"]+)"', text)
    assert "also Farrukh, Parukh" in mark
    assert "said to be held by Azerbaijan and Artsakh" in mark
    assert mark.endswith("contested")
    assert "url(#hatch-0)" in text
    assert "url(#hatch-1)" in text
    assert 'class="rim contested"' in text


def test_every_place_on_the_map_is_in_the_list(browser: TestClient) -> None:
    text = browser.get("/map").text
    marked = set(re.findall(r'class="place at-[^>]*data-place="(\d+)"', text))
    assert marked
    assert marked <= set(re.findall(r'<section class="place-of" data-place="(\d+)"', text))


def test_the_part_of_the_world_is_chosen_by_links_alone(browser: TestClient) -> None:
    text = browser.get("/map").text
    closer = re.search(r'href="(/map\?box=[^"]+)" data-key="\+"', text)
    assert closer
    assert browser.get(closer[1]).status_code == 200
    far = browser.get("/map?box=-10,35,10,50").text
    assert "outside of this part of the world: Farukh" in far


@pytest.mark.parametrize("box", ["1,2,3", "a,b,c,d", "10,10,5,20", "nan,0,1,1", "0,0,1e9,1", "inf,0,1,2"])
def test_a_box_that_is_none_is_told_so(browser: TestClient, box: str) -> None:
    answer = browser.get("/map", params={"box": box})
    assert answer.status_code == 400
    assert "west,south,east,north" in answer.text


def test_the_overview_ties_marks_places_and_list_together(browser: TestClient) -> None:
    text = browser.get("/overview").text
    marks = dict(re.findall(r'class="mark [^>]*data-claim="(\w+)"[^>]*data-place="([\d ]+)"', text))
    rows = dict(re.findall(r'class="entry [^>]*data-claim="(\w+)" data-place="([\d ]+)"', text))
    places = set(re.findall(r'class="place at-[^>]*data-place="(\d+)"', text))
    assert marks
    assert marks == rows
    assert {each for numbers in marks.values() for each in numbers.split()} <= places


def test_a_place_narrows_the_overview(browser: TestClient) -> None:
    text = browser.get("/overview").text
    assert 'href="/overview?place=Farukh"' in text
    narrowed = browser.get("/overview?place=Karabakh").text
    assert narrowed.count('class="entry ') < text.count('class="entry ')
