"""How often somebody may try: waits that double with each wrong password, and a measure of writing requests."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from counterclaim.people.roles import key_of

__all__ = ["Brake", "Brakes", "Bucket", "place_of"]

Clock = Callable[[], float]
_KEPT = 10_000  # keys remembered: a flood from everywhere may not fill the memory


class Brake:
    """Waits that double: `free` wrong tries cost nothing, then 1 s, 2 s, 4 s … up to `longest`; in memory only.

    `key`: an account, or the address of a client. A wait says how many seconds are left of it, 0 for none.
    """

    def __init__(self, free: int, longest: float, clock: Clock = time.monotonic) -> None:
        self.free, self.longest, self._clock = free, longest, clock
        self._tries: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def try_(self, key: str) -> float:
        """Count a try, unless one has to wait: then how long. Counted before the password is looked at, so that many
        tries at once are many."""
        with self._lock:
            count, last = self._tries.get(key, (0, 0.0))
            now = self._clock()
            if count and now - last > 2 * self.longest:
                count = 0  # long ago
            wait = last + self._due(count) - now if count >= self.free else 0.0
            if wait > 0:
                return wait
            self._tries[key] = (count + 1, now)
            self._tries.move_to_end(key)
            while len(self._tries) > _KEPT:
                self._tries.popitem(last=False)
            return 0.0

    def clear(self, key: str) -> None:
        """The try was right: begin anew."""
        with self._lock:
            self._tries.pop(key, None)

    def _due(self, count: int) -> float:
        return min(self.longest, 2.0 ** min(count - self.free, 30))


class Brakes:
    """The brakes on signing in. Whoever knows a name can make its owner wait a minute, and not lock them out; an
    address that tries many names waits longer."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._by_name, self._by_place = Brake(5, 60.0, clock), Brake(10, 900.0, clock)

    def wait(self, name: str, place: str) -> float:
        """Count a try; how many seconds to wait before it, 0 for none."""
        return self._by_place.try_(place) or self._by_name.try_(key_of(name)[:200])

    def clear(self, name: str, place: str) -> None:
        """The password was right."""
        self._by_name.clear(key_of(name)[:200])
        self._by_place.clear(place)


class Bucket:
    """At most `burst` requests at once and `rate` a second after that, by key."""

    def __init__(self, burst: int, rate: float, clock: Clock = time.monotonic) -> None:
        self.burst, self.rate, self._clock = burst, rate, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: str) -> bool:
        """Whether one more is allowed now."""
        with self._lock:
            now = self._clock()
            left, last = self._left.get(key, (float(self.burst), now))
            left = min(float(self.burst), left + (now - last) * self.rate)
            allowed = left >= 1
            self._left[key] = (left - allowed, now)
            self._left.move_to_end(key)
            while len(self._left) > _KEPT:
                self._left.popitem(last=False)
            return allowed


def place_of(address: str) -> str:
    """What counts as one client: an IPv4 address, or an IPv6 network of 64 bits, all of which one client may own."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
