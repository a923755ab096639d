"""The speech acts: all of them there, each with what a reader of the table needs."""

from dragoman.types.vocabularies.acts import Act
from dragoman.world import Knowledge

ACTS = [
    *("assert", "announce", "assure", "commit", "agree", "offer", "request", "demand", "warn", "threaten", "accuse"),
    *("criticise", "reject", "deny", "decline", "praise", "congratulate", "thank", "apologise", "predict", "doubt"),
    *("propose", "ask"),
]
FEWEST_CUES = 300


def phrases(act: Act) -> tuple[str, ...]:
    return (*act.cues, *act.infinitives, *act.objects, *act.namings, *act.nouns, *act.adjectives)


def test_every_act_of_the_contract_is_there(knowledge: Knowledge) -> None:
    assert list(knowledge.vocabulary.acts) == ACTS


def test_every_act_has_cues_an_example_and_a_counter_example(knowledge: Knowledge) -> None:
    for act in knowledge.vocabulary.acts.values():
        assert act.definition
        assert phrases(act), act.name
        assert act.examples, act.name
        assert act.counter_examples, act.name


def test_what_is_held_is_a_cue_of_its_act(knowledge: Knowledge) -> None:
    for act in knowledge.vocabulary.acts.values():
        assert set(act.held) <= set(phrases(act)), act.name


def test_the_acts_have_many_cues(knowledge: Knowledge) -> None:
    assert len({phrase for act in knowledge.vocabulary.acts.values() for phrase in phrases(act)}) >= FEWEST_CUES
