"""Texts grouped by the happening they report."""

from benchmarks.happenings import grouped

STORM = "The storm Ingrid flooded the harbour of Bergen, and ferries stayed in the harbour until the storm was over."
VOTE = "Parliament in Tallinn voted on the budget; the minister defended the budget before parliament voted."


def test_texts_on_one_happening_share_a_group_and_others_do_not():
    groups = grouped([STORM, VOTE, STORM.replace("flooded", "hit"), VOTE.replace("defended", "praised")])
    assert groups[0] == groups[2]
    assert groups[1] == groups[3]
    assert groups[0] != groups[1]


def test_nothing_is_grouped_when_nothing_is_there():
    assert grouped([]) == []
