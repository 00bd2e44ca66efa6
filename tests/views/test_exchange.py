"""The thread: answers under what they answer, repeats folded, doubtful days shown as such."""

from __future__ import annotations

from typing import Any

from counterclaim.model.mention import Candidate
from counterclaim.views import Dispute
from counterclaim.views.exchange import exchange

TEXT = ("Ruritania accused Sylvania of shelling the pass. Sylvania denied it. Sylvania then accused Ruritania of "
        "moving guns. Ruritania called that a lie. Borduria and Syldavia also accused Sylvania of the shelling, but "
        "they got no reply.")


def quarrel(telling: Any, **more: Any) -> tuple[Any, dict[str, Any]]:
    t = telling(TEXT, **more)
    c = {
        "accused": t.claim("Ruritania", "RUR", "accuse", "shelling the pass", "accused", target=("Sylvania", "SYL")),
        "denied": t.claim("Sylvania", "SYL", "deny", "it.", "denied"),
        "counter": t.claim("Sylvania", "SYL", "accuse", "moving guns", "then accused", target=("Ruritania", "RUR")),
        "lie": t.claim("Ruritania", "RUR", "deny", "that a lie", "called"),
        "first": t.claim("Borduria", "BOR", "accuse", "the shelling", "also accused"),
        "second": t.claim("Syldavia", "SYD", "accuse", "the shelling", "also accused"),
    }
    t.link("denies", c["denied"], c["accused"])
    t.link("counter_accuses", c["counter"], c["accused"])
    t.link("denies", c["lie"], c["counter"])
    for name in ("first", "second"):
        t.link("repeats", c[name], c["accused"])
        t.unanswered(c[name], "SYL", "they got no reply")
    return t, c


def test_answers_hang_under_what_they_answer_level_below_level(telling: Any) -> None:
    t, c = quarrel(telling)
    (turn,) = exchange(Dispute.of([t.done()])).turns
    assert turn.said.claim == c["accused"].id
    assert [(each.how, each.said.claim) for each in turn.answers] == [
        ("denies", c["denied"].id), ("counter_accuses", c["counter"].id)]
    assert [each.said.claim for each in turn.answers[1].answers] == [c["lie"].id]


def test_repeats_are_folded_with_the_silence_that_met_them(telling: Any) -> None:
    t, _ = quarrel(telling)
    (turn,) = exchange(Dispute.of([t.done()])).turns
    assert [each.said.speaker.actor for each in turn.also] == ["BOR", "SYD"]
    assert [each.unanswered[0].words for each in turn.also] == ["they got no reply"] * 2


def test_every_claim_stands_in_the_thread_once(telling: Any) -> None:
    t, c = quarrel(telling)
    seen, stack = [], list(exchange(Dispute.of([t.done()])).turns)
    while stack:
        turn = stack.pop()
        seen.append(turn.said.claim)
        stack.extend((*turn.also, *turn.answers))
    assert sorted(seen) == sorted(claim.id for claim in c.values())


def test_claims_that_answer_each_other_make_no_circle(telling: Any) -> None:
    t = telling("Ruritania says the bridge stands. Sylvania says the bridge fell.")
    one, two = (t.claim(who, code, "state", words) for who, code, words in
                (("Ruritania", "RUR", "the bridge stands"), ("Sylvania", "SYL", "the bridge fell")))
    t.link("contradicts", one, two)
    t.link("contradicts", two, one)
    (turn,) = exchange(Dispute.of([t.done()])).turns
    assert len(turn.answers) == 1
    assert not turn.answers[0].answers
    assert {turn.beside[0].how, turn.answers[0].how} == {"contradicts"}


def test_an_answer_in_a_later_report_hangs_under_the_claim_of_the_earlier(telling: Any) -> None:
    early = telling("Ruritania says the bridge stands.", "2022-03-01", key="a")
    late = telling("Sylvania denies that.", "2022-03-02", key="b")
    one = early.claim("Ruritania", "RUR", "state", "the bridge stands")
    late.link("denies", late.claim("Sylvania", "SYL", "deny", "that", "denies"), one)
    (turn,) = exchange(Dispute.of([early.done(), late.done()])).turns
    assert turn.answers[0].said.report == "b"
    assert turn.answers[0].said.day.value == "2022-03-02"


def test_few_words_are_shown_with_their_cue(telling: Any) -> None:
    t = telling("Ruritania called for calm. The report was dismissed by Sylvania.")
    t.claim("Ruritania", "RUR", "demand", "calm", "called for")
    t.claim("Sylvania", "SYL", "deny", "The report", "dismissed")
    shown = [turn.said for turn in exchange(Dispute.of([t.done()])).turns]
    assert [each.words for each in shown] == [("called for calm",), ("The report was dismissed",)]
    assert [tuple(t.report.text[s:e] for s, e in each.spans) for each in shown] == [each.words for each in shown]


def test_the_day_is_that_of_speaking_else_that_of_the_report(telling: Any) -> None:
    t = telling("Ruritania said on 26 March that all is well. Sylvania complained of noise.")
    t.claim("Sylvania", "SYL", "state", "noise", "complained of")
    t.claim("Ruritania", "RUR", "state", "all is well", "said", said="2022-03-26")
    days = [turn.said.day for turn in exchange(Dispute.of([t.done()])).turns]
    assert [(day.value, day.basis) for day in days] == [("2022-03-26", "said"), ("2022-03-28", "published")]


def test_a_day_after_publication_is_doubtful_and_sorted_by_the_likelier_one(telling: Any) -> None:
    t = telling("Sylvania slept. Ruritania said on 27 May that all is well.")
    t.claim("Sylvania", "SYL", "state", "slept")
    t.claim("Ruritania", "RUR", "state", "all is well", "said", said="2022-05-27")
    t.flag("date_after_publication", "27 May", candidates=(Candidate("2022-03-27", "the month slipped"),))
    first, second = (turn.said for turn in exchange(Dispute.of([t.done()])).turns)
    assert (first.day.value, first.day.likelier) == ("2022-05-27", "2022-03-27")
    assert first.day.doubt
    assert second.day.doubt == ""


def test_a_report_without_a_date_comes_last_and_says_so(telling: Any) -> None:
    undated = telling("Ruritania sang.", None, key="a")
    dated = telling("Sylvania slept.", "2022-03-02", key="b")
    undated.claim("Ruritania", "RUR", "state", "sang")
    dated.claim("Sylvania", "SYL", "state", "slept")
    turns = exchange(Dispute.of([undated.done(), dated.done()])).turns
    assert [turn.said.day.basis for turn in turns] == ["published", "none"]


def test_a_speaker_called_it_is_given_the_name_of_its_party(telling: Any) -> None:
    t = telling("Armenia protested. It added that talks go on.")
    t.claim("It", "ARM", "state", "talks go on", "added")
    assert exchange(Dispute.of([t.done()])).turns[0].said.speaker.label == "Armenia"


def test_parties_named_by_the_same_words_are_told_apart(telling: Any) -> None:
    t = telling("The two countries accused each other of firing first.")
    for speaker, other in (("ARM", "AZE"), ("AZE", "ARM")):
        t.claim("The two countries", speaker, "accuse", "firing first", "accused", target=("each other", other))
    turns = exchange(Dispute.of([t.done()])).turns
    told = {(turn.said.speaker.label, turn.said.target.label) for turn in turns if turn.said.target}
    assert told == {("Armenia", "Azerbaijan"), ("Azerbaijan", "Armenia")}


def test_links_to_claims_that_the_record_lacks_are_passed_over(telling: Any) -> None:
    other = telling("Ruritania sang.", key="gone").claim("Ruritania", "RUR", "state", "sang")
    t = telling("Sylvania denies that.")
    t.link("denies", t.claim("Sylvania", "SYL", "deny", "that", "denies"), other)
    (turn,) = exchange(Dispute.of([t.done()])).turns
    assert turn.how is None


def test_the_reports_own_voice_sets_the_scene_only_where_someone_speaks(telling: Any) -> None:
    scene = telling("The pass lay under snow. Ruritania sang. No one replied.", key="a")
    scene.claim(None, "report", "state", "The pass lay under snow")
    sang = scene.claim("Ruritania", "RUR", "state", "sang")
    scene.unanswered(sang, "SYL", "No one replied")
    mute = telling("It snowed in Sylvania.", key="b")
    mute.claim(None, "report", "state", "It snowed in Sylvania")
    found = exchange(Dispute.of([scene.done(), mute.done()]))
    assert [turn.said.words for turn in found.turns] == [("The pass lay under snow",), ("sang",)]
    assert found.left_out == 1


def test_a_silence_is_told_once(telling: Any) -> None:
    t = telling("Ruritania sang. No one replied.")
    t.claim(None, "report", "state", "No one replied")
    t.unanswered(t.claim("Ruritania", "RUR", "state", "sang"), "SYL", "No one replied")
    (turn,) = exchange(Dispute.of([t.done()])).turns
    assert turn.unanswered[0].words == "No one replied"
