"""How the claims of one report answer each other, on small reports of our own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from counterclaim.links import LinksPart
from counterclaim.links.part import strongest
from counterclaim.links.scene import Found
from counterclaim.model import LINK_KINDS, Part

Tell = Callable[[str], Any]


def raid(tell: Tell) -> Any:
    """Georgia accuses, Russia denies and accuses in turn."""
    return (
        tell("Georgia accused Russia of shelling the village of Nikozi on Monday. Russia rejected the accusation and "
             "accused Georgia of staging the attack.")
        .claim("charge", "Georgia", "GEO", "accused", "shelling the village of Nikozi on Monday", "accuse", "RUS")
        .event("charge", "shelling", "ASSAULT", "RUS", "GEO", place="Nikozi")
        .claim("denial", "Russia", "RUS", "rejected", "the accusation", "deny", at="Russia rejected")
        .claim("counter", "Russia", "RUS", "accused", "staging the attack", "accuse", "GEO", at="Russia rejected")
        .event("counter", "staging", "OTHER", "GEO")
    )


def test_a_denial_of_the_accusation_and_a_charge_thrown_back(tell: Tell) -> None:
    assert raid(tell).links() == {("denial", "denies", "charge"), ("counter", "counter_accuses", "charge")}


def test_this_is_the_charge_against_the_denier_not_the_last_thing_said(tell: Tell) -> None:
    story = (
        tell("Chad accused Sudan of arming rebels in the east and said that its own troops had pulled back from the "
             "border. This was dismissed by the Sudanese army. An army statement said Chadian troops have not pulled "
             "back.")
        .claim("charge", "Chad", "TCD", "accused", "arming rebels in the east", "accuse", "SDN")
        .event("charge", "arming", "AID", "SDN")
        .claim("moved", "Chad", "TCD", "said", "its own troops had pulled back from the border", "state")
        .event("moved", "pulled", "RETREAT", "TCD")
        .claim("denial", "the Sudanese army", "SDN", "dismissed", "This", "deny", unit="MIL")
        .claim("still", "An army statement", "SDN", "said", "Chadian troops have not pulled back", "state", unit="MIL",
               at="An army")
        .event("still", "pulled", "RETREAT", "TCD", negated=True)
    )
    assert story.links() == {("denial", "denies", "charge"), ("still", "contradicts", "moved")}


def test_joint_speakers_are_each_denied(tell: Tell) -> None:
    story = tell("Kenya and Uganda said the militia had burned two fishing villages. The militia denied the claims.")
    for name, who, actor in (("kenya", "Kenya", "KEN"), ("uganda", "Uganda", "UGA")):
        story.claim(name, who, actor, "said", "the militia had burned two fishing villages", "state")
        story.event(name, "burned", "ASSAULT", "Militia")
    story.claim("denial", "The militia", "Militia", "denied", "the claims", "deny", at="The militia denied")
    assert story.links() == {("denial", "denies", "kenya"), ("denial", "denies", "uganda")}


def test_the_denied_content_chooses_among_several_claims(tell: Tell) -> None:
    story = (
        tell("Peru said Ecuador's navy had sunk a trawler. It also said Ecuador had moved tanks to the frontier. "
             "Ecuador denied that it had sunk any boat.")
        .claim("sunk", "Peru", "PER", "said", "Ecuador's navy had sunk a trawler", "state")
        .event("sunk", "sunk", "ASSAULT", "ECU")
        .claim("tanks", "It", "PER", "said", "Ecuador had moved tanks to the frontier", "state", at="It also")
        .event("tanks", "moved", "MOBILIZE", "ECU")
        .claim("denial", "Ecuador", "ECU", "denied", "it had sunk any boat", "deny", at="Ecuador denied")
        .event("denial", "sunk", "ASSAULT", "ECU")
    )
    assert story.links() == {("denial", "denies", "sunk")}


def test_reports_that_are_denied_in_one_breath_are_the_inner_claim(tell: Tell) -> None:
    story = (
        tell("Norway said its coastguard had rescued nine sailors. Oslo's defence ministry denied reports that a "
             "submarine was missing.")
        .claim("rescue", "Norway", "NOR", "said", "its coastguard had rescued nine sailors", "state")
        .claim("denial", "Oslo's defence ministry", "NOR", "denied", "reports that a submarine was missing", "deny",
               unit="MOD")
        .claim("rumour", "", "unknown", "reports", "a submarine was missing", "state", inside="denial")
    )
    assert story.links() == {("denial", "denies", "rumour")}


def test_calling_a_report_baseless_denies_it(tell: Tell) -> None:
    story = (
        tell("A Spanish daily reported that Morocco had tapped the minister's phone. Rabat called the report baseless.")
        .claim("story", "A Spanish daily", "MED:Daily", "reported", "Morocco had tapped the minister's phone", "state")
        .event("story", "tapped", "OTHER", "MAR", "ESP")
        .claim("reply", "Rabat", "MAR", "called", "the report baseless", "state")
    )
    assert story.links() == {("reply", "denies", "story")}


def test_a_denial_with_nothing_to_deny_has_no_link(tell: Tell) -> None:
    story = (
        tell("Laos denied that its soldiers had crossed the Mekong. Laos said the river was calm. Thailand said its "
             "elections would be held in May.")
        .claim("denial", "Laos", "LAO", "denied", "its soldiers had crossed the Mekong", "deny")
        .claim("calm", "Laos", "LAO", "said", "the river was calm", "state", at="Laos said")
        .claim("vote", "Thailand", "THA", "said", "its elections would be held in May", "state", at="Thailand")
    )
    assert story.links() == set()


@pytest.mark.parametrize(("first", "second"), [
    ("the garrison had left the fort", "the garrison remains in the fort"),
    ("the pass was open", "the pass had been closed for a week"),
    ("the captured pilot is alive", "the captured pilot is dead"),
    ("its engineers had repaired the dam", "its engineers had never repaired the dam"),
    ("rebels had seized the port of Lamu", "rebels did not seize the port of Lamu"),
])
def test_opposed_accounts_contradict_without_a_word_of_denial(tell: Tell, first: str, second: str) -> None:
    story = (
        tell(f"Kenya said {first}. Somalia said {second}.")
        .claim("one", "Kenya", "KEN", "said", first, "state")
        .claim("two", "Somalia", "SOM", "said", second, "state", at="Somalia")
    )
    assert story.links() == {("two", "contradicts", "one")}


def test_two_accounts_of_different_places_do_not_contradict(tell: Tell) -> None:
    story = (
        tell("Kenya said rebels had seized the port of Lamu. Somalia said rebels did not seize the town of Kismayo.")
        .claim("one", "Kenya", "KEN", "said", "rebels had seized the port of Lamu", "state")
        .event("one", "seized", "CONTROL", "Rebels", place="Lamu")
        .claim("two", "Somalia", "SOM", "said", "rebels did not seize the town of Kismayo", "state", at="Somalia")
        .event("two", "seize", "CONTROL", "Rebels", negated=True, place="Kismayo")
    )
    assert story.links() == set()


def test_a_demand_does_not_contradict_the_account_that_it_has_not_been_met(tell: Tell) -> None:
    story = (
        tell("Qatar called on Bahrain to withdraw its ships. Oman said Bahrain had not withdrawn its ships.")
        .claim("demand", "Qatar", "QAT", "called on", "withdraw its ships", "demand", "BHR")
        .event("demand", "withdraw", "RETREAT", "BHR")
        .claim("account", "Oman", "OMN", "said", "Bahrain had not withdrawn its ships", "state", at="Oman")
        .event("account", "withdrawn", "RETREAT", "BHR", negated=True)
    )
    assert story.links() == set()


def test_the_denier_s_own_version_contradicts(tell: Tell) -> None:
    story = (
        tell("Nepal said Indian police had beaten three farmers. India denied the claim, saying that the men had "
             "fallen from a lorry.")
        .claim("charge", "Nepal", "NPL", "said", "Indian police had beaten three farmers", "accuse", "IND")
        .event("charge", "beaten", "ASSAULT", "IND", "NPL")
        .claim("denial", "India", "IND", "denied", "the claim", "deny", at="India denied")
        .claim("version", "India", "IND", "saying", "the men had fallen from a lorry", "state", at="India denied")
    )
    assert story.links() == {("denial", "denies", "charge"), ("version", "contradicts", "charge")}


def test_the_accused_who_blames_a_third_party_contradicts(tell: Tell) -> None:
    story = (
        tell("Tunisia accused Algeria of poisoning the wells. Algerian officials blamed smugglers for the deaths of "
             "the herds.")
        .claim("charge", "Tunisia", "TUN", "accused", "poisoning the wells", "accuse", "DZA")
        .claim("blame", "Algerian officials", "DZA", "blamed", "the deaths of the herds", "accuse", "Smugglers",
               unit="GOV")
    )
    assert story.links() == {("blame", "contradicts", "charge")}


def test_the_accused_who_says_what_it_really_was_contradicts(tell: Tell) -> None:
    story = (
        tell("Finland said Russian bombers had entered its airspace. Russian officials said it was a training flight.")
        .claim("entered", "Finland", "FIN", "said", "Russian bombers had entered its airspace", "state")
        .claim("flight", "Russian officials", "RUS", "said", "it was a training flight", "state",
               at="Russian officials")
    )
    assert story.links() == {("flight", "contradicts", "entered")}


def test_it_that_is_the_speaker_retells_nothing(tell: Tell) -> None:
    story = (
        tell("Finland said Russian bombers had entered its airspace. Russia said it was ready for talks.")
        .claim("entered", "Finland", "FIN", "said", "Russian bombers had entered its airspace", "state")
        .claim("ready", "Russia", "RUS", "said", "it was ready for talks", "state", at="Russia said")
    )
    assert story.links() == set()


def test_blame_behind_a_denial_is_thrown_back_at_the_one_denied(tell: Tell) -> None:
    story = (
        tell("Eritrea says that Ethiopian drones circle over Assab, while Ethiopia rejects the claim and blames "
             "Eritrean gunners for the crash.")
        .claim("drones", "Eritrea", "ERI", "says", "Ethiopian drones circle over Assab", "state")
        .claim("denial", "Ethiopia", "ETH", "rejects", "the claim", "deny", at="Ethiopia rejects")
        .claim("blame", "Ethiopia", "ETH", "blames", "the crash", "accuse", "ERI", at="Ethiopia rejects")
    )
    assert story.links() == {("denial", "denies", "drones"), ("blame", "counter_accuses", "drones")}


def test_rejected_this_is_a_denial_where_nothing_was_asked(tell: Tell) -> None:
    story = (
        tell("Bolivia said Chilean trucks had crossed the salt flat. Chile rejected this.")
        .claim("crossed", "Bolivia", "BOL", "said", "Chilean trucks had crossed the salt flat", "state")
        .claim("reply", "Chile", "CHL", "rejected", "this", "refuse", at="Chile rejected")
    )
    assert story.links() == {("reply", "denies", "crossed")}


def test_a_party_contradicts_a_claim_once(tell: Tell) -> None:
    story = (
        tell("Angola said the column had left Bunia. Rwanda said the column had not left Bunia. A Rwandan general "
             "said the column remains in Bunia.")
        .claim("left", "Angola", "AGO", "said", "the column had left Bunia", "state")
        .claim("not", "Rwanda", "RWA", "said", "the column had not left Bunia", "state", at="Rwanda said")
        .claim("general", "A Rwandan general", "RWA", "said", "the column remains in Bunia", "state", unit="MIL",
               at="A Rwandan")
    )
    assert ("not", "contradicts", "left") in story.links()
    assert ("general", "contradicts", "left") not in story.links()


def test_each_side_blames_the_other(tell: Tell) -> None:
    story = (
        tell("Thailand and Cambodia blame each other for the exchange of fire at the temple.")
        .claim("one", "Thailand", "THA", "blame", "the exchange of fire at the temple", "accuse", "KHM")
        .claim("two", "Cambodia", "KHM", "blame", "the exchange of fire at the temple", "accuse", "THA")
    )
    assert story.links() == {("two", "counter_accuses", "one")}


def test_similar_statements_repeat_the_statement_that_they_resemble(tell: Tell) -> None:
    story = (
        tell("Poland accused Belarus of jamming its radars. Poland said its flights were on time. Latvia and Estonia "
             "issued similar statements on the jamming of radars by Belarus.")
        .claim("charge", "Poland", "POL", "accused", "jamming its radars", "accuse", "BLR")
        .event("charge", "jamming", "COERCE", "BLR")
        .claim("flights", "Poland", "POL", "said", "its flights were on time", "state", at="Poland said")
    )
    for name, who, actor in (("latvia", "Latvia", "LVA"), ("estonia", "Estonia", "EST")):
        story.claim(name, who, actor, "issued similar statements", "the jamming of radars by Belarus", "accuse", "BLR",
                    at="Latvia")
        story.event(name, "jamming", "COERCE", "BLR")
    assert story.links() == {("latvia", "repeats", "charge"), ("estonia", "repeats", "charge")}


def test_another_source_that_also_says_it_repeats(tell: Tell) -> None:
    story = (
        tell("The army said rebels had killed two nurses in Beni. A hospital director also said that rebels had killed "
             "two nurses.")
        .claim("army", "The army", "COD", "said", "rebels had killed two nurses in Beni", "state", unit="MIL")
        .claim("doctor", "A hospital director", "ORG:Hospital", "said", "rebels had killed two nurses", "state",
               at="A hospital")
    )
    assert story.links() == {("doctor", "repeats", "army")}


def test_an_admission_confirms_what_another_party_said(tell: Tell) -> None:
    story = (
        tell("Vietnam said a Chinese ship had rammed one of its trawlers. China confirmed that its ship had rammed the "
             "trawler.")
        .claim("said", "Vietnam", "VNM", "said", "a Chinese ship had rammed one of its trawlers", "state")
        .claim("admits", "China", "CHN", "confirmed", "its ship had rammed the trawler", "confirm",
               at="China confirmed")
    )
    assert story.links() == {("admits", "confirms", "said")}


def test_the_refusal_of_a_demand_answers_it(tell: Tell) -> None:
    story = (
        tell("Mali demanded that France hand over the base. France refused to leave the base.")
        .claim("demand", "Mali", "MLI", "demanded", "France hand over the base", "demand", "FRA")
        .claim("refusal", "France", "FRA", "refused", "leave the base", "refuse", at="France refused")
    )
    assert story.links() == {("refusal", "answers", "demand")}


def test_in_response_says_that_it_is_an_answer(tell: Tell) -> None:
    story = (
        tell("Cuba said it would close its ports to foreign tankers. In response, Mexico announced new routes.")
        .claim("ports", "Cuba", "CUB", "said", "it would close its ports to foreign tankers", "state")
        .claim("routes", "Mexico", "MEX", "announced", "new routes", "state")
    )
    assert story.links() == {("routes", "answers", "ports")}


def test_in_response_to_something_else_is_no_answer_to_the_claim_before(tell: Tell) -> None:
    story = (
        tell("Cuba said it would close its ports to foreign tankers. Mexico praised the dockers in response to a film.")
        .claim("ports", "Cuba", "CUB", "said", "it would close its ports to foreign tankers", "state")
        .claim("praise", "Mexico", "MEX", "praised", "the dockers", "support")
    )
    assert story.links() == set()


def test_after_a_charge_the_main_clause_answers_the_charge_behind_it(tell: Tell) -> None:
    story = (
        tell("Malta said it was ready to open its books after Cyprus accused it of hiding funds.")
        .claim("ready", "Malta", "MLT", "said", "it was ready to open its books", "state")
        .claim("charge", "Cyprus", "CYP", "accused", "hiding funds", "accuse", "MLT")
    )
    assert story.links() == {("ready", "answers", "charge")}


def test_unrelated_claims_have_no_link(tell: Tell) -> None:
    story = (
        tell("Chile said its census would begin in April. Japan said it had sold four ferries to Samoa. The United "
             "Nations called for more rice for the south.")
        .claim("census", "Chile", "CHL", "said", "its census would begin in April", "state")
        .claim("ferries", "Japan", "JPN", "said", "it had sold four ferries to Samoa", "state", at="Japan")
        .claim("rice", "The United Nations", "IGO:UN", "called for", "more rice for the south", "demand")
    )
    assert story.links() == set()


def test_the_same_claims_in_another_order_give_the_same_links(tell: Tell) -> None:
    story = raid(tell)
    wanted = story.links()
    story.claims.reverse()
    story.events.reverse()
    assert story.links() == wanted


def test_without_events_the_words_still_find_the_denial(tell: Tell) -> None:
    story = raid(tell)
    story.events.clear()
    assert ("denial", "denies", "charge") in story.links()


def test_a_report_without_claims_has_no_links(tell: Tell) -> None:
    assert LinksPart()(tell("Nothing was said.").found) == {"links": ()}
    assert LinksPart()(tell("").found) == {"links": ()}


def test_claims_without_content_source_or_cue_do_no_harm(tell: Tell) -> None:
    story = raid(tell)
    story.claims = [replace(c, content=(), cue=None, speaker=replace(c.speaker, span=None)) for c in story.claims]
    assert isinstance(story.links(), set)


def test_one_link_a_pair_and_the_strongest_kind_wins() -> None:
    found = [Found("answers", "b", "a", "cue", 0.9), Found("denies", "b", "a", "cue", 0.4),
             Found("contradicts", "a", "b", "polarity", 0.9)]
    assert [(each.kind, each.score) for each in strongest(found)] == [("denies", 0.4)]
    assert LINK_KINDS[0] == "denies"


def test_a_link_names_its_maker_basis_and_ends(tell: Tell) -> None:
    part = LinksPart()
    assert isinstance(part, Part)
    link = next(k for k in part(raid(tell).found)["links"] if k.kind == "denies")
    assert link.part == f"{part.name} {part.version}"
    assert link.basis == "cue"
    assert 0 < link.score <= 1
    assert link.report == "r"
