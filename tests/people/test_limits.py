"""How often somebody may try."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.people.limits import Brake, Brakes, Bucket, place_of


class Clock:
    now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_waits_double_up_to_the_longest_and_are_forgotten() -> None:
    clock = Clock()
    brake, waits = Brake(2, 10.0, clock), []
    for _ in range(8):
        wait = brake.try_("a")
        waits.append(wait)
        clock.now += wait
        if wait:
            assert brake.try_("a") == 0
    assert waits == [0, 0, 1, 2, 4, 8, 10, 10]
    assert brake.try_("b") == 0
    clock.now += 100
    assert brake.try_("a") == 0


def test_many_tries_at_once_are_many() -> None:
    brake = Brake(5, 60.0, Clock())
    assert sum(brake.try_("a") == 0 for _ in range(100)) == 5


def test_a_right_password_begins_anew() -> None:
    brakes = Brakes(Clock())
    for _ in range(5):
        assert brakes.wait("Ada", "192.0.2.1") == 0
    brakes.clear("ADA ", "192.0.2.1")
    assert brakes.wait("ada", "192.0.2.1") == 0


def test_one_address_cannot_try_many_names() -> None:
    brakes = Brakes(Clock())
    assert sum(brakes.wait(f"name {n}", "192.0.2.1") == 0 for n in range(50)) == 10


def test_many_addresses_cannot_try_one_name() -> None:
    brakes = Brakes(Clock())
    assert sum(brakes.wait("Ada", f"192.0.2.{n}") == 0 for n in range(50)) == 5


def test_a_flood_of_names_does_not_fill_the_memory() -> None:
    brake, bucket = Brake(1, 1.0, Clock()), Bucket(1, 1.0, Clock())
    for number in range(12_000):
        brake.try_(str(number))
        bucket.take(str(number))
    assert len(brake._tries) == len(bucket._left) == 10_000


def test_a_bucket_gives_its_burst_and_then_its_rate() -> None:
    clock = Clock()
    bucket = Bucket(3, 2.0, clock)
    assert [bucket.take("a") for _ in range(5)] == [True] * 3 + [False] * 2
    clock.now += 1
    assert [bucket.take("a") for _ in range(3)] == [True, True, False]


@pytest.mark.parametrize(("address", "place"), [
    ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
    ("fe80::1%eth0", "fe80::/64"), ("testclient", "testclient"),
])
def test_one_client_is_one_place(address: str, place: str) -> None:
    assert place_of(address) == place


@given(st.text())
def test_whatever_an_address_is_it_has_a_place(address: str) -> None:
    assert isinstance(place_of(address), str)
