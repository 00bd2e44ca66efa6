"""By what a claim is found again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Core, Predicate
from counterclaim.points.keys import accusations, keys, lookups

WORDS = ("Moyale", "post", "road", "Lamu", "bridge", "ferry")
predicates = st.builds(
    Predicate, st.sampled_from(["attack", "withdraw", "stay"]), agent=st.sampled_from([None, "ETH", "KEN"]),
    thing=st.frozensets(st.sampled_from(WORDS)), place=st.sampled_from([None, "Moyale"]))
cores = st.builds(Core, st.just("c1"), st.just("KEN"), st.just("accuse"), predicates=st.lists(predicates).map(tuple),
                  target=st.sampled_from([None, "ETH"]))


@given(cores)
def test_a_claim_finds_itself_and_keys_are_each_once_and_fit_the_record(core: Core) -> None:
    own = keys(core)
    assert len(set(own)) == len(own)
    assert all(-(2**63) <= key < 2**63 for key in own)
    assert set(own) <= {*lookups(core), *accusations(core), *keys(Core("", "", "accuse", target=core.target))}


def test_two_accounts_of_one_thing_share_a_key_whatever_else_they_say() -> None:
    one = Core("c1", "KEN", "accuse", predicates=(Predicate("attack", agent="ETH", thing=frozenset({"Moyale"})),))
    other = Core("c2", "UGA", "state", predicates=(Predicate("attack", doer=frozenset({"Moyale", "gun"})),))
    far = Core("c3", "UGA", "state", predicates=(Predicate("reach", thing=frozenset({"Bukoba"})),))
    assert set(keys(one)) & set(lookups(other))
    assert not set(keys(one)) & set(lookups(far))


def test_an_opposed_predicate_is_looked_up_too() -> None:
    left = Core("c1", "KEN", "state", predicates=(Predicate("withdraw", agent="ETH"),))
    remained = Core("c2", "UGA", "state", predicates=(Predicate("stay", agent="ETH"),))
    assert set(keys(left)) & set(lookups(remained))
    assert not set(keys(left)) & set(keys(remained))


def test_an_accusation_is_found_by_the_accused_and_by_the_one_it_is_thrown_back_by() -> None:
    charge = Core("c1", "KEN", "accuse", target="ETH", predicates=(Predicate("attack"),))
    assert set(keys(charge)) & set(accusations(Core("c2", "ETH", "accuse", target="KEN")))
    assert set(keys(charge)) & set(accusations(Core("c3", "ETH", "deny")))
    assert not set(keys(charge)) & set(accusations(Core("c4", "UGA", "deny")))
