"""Adapters for certainty, dates and timelines, on texts of our own."""

from benchmarks import meantime, timelines_semeval15


def test_certainty_time_and_dates_of_given_events() -> None:
    text = "Talks on ferries\nThe envoys met on Tuesday.\nThey will meet again."
    events = [
        {"start": text.index("met"), "end": text.index("met") + 3},
        {"start": text.rindex("meet"), "end": len(text)},
    ]
    [row] = meantime.predict([{"id": "one", "dct": "2024-11-08", "text": text, "events": events}])
    assert [event["time"] for event in row["events"]] == ["NON_FUTURE", "FUTURE"]
    assert [time["value"] for time in row["timexes"]] == ["2024-11-05"]


def test_a_timeline_is_dated_and_in_order() -> None:
    document = {
        "doc": "7",
        "dct": "2024-11-08",
        "sentences": ["Acme sold ships on Tuesday .", "Acme bought ports in May 2019 ."],
    }
    row = {"corpus": "own", "documents": [document], "timelines": [{"entity": "Acme"}]}
    [found] = timelines_semeval15.predict([row])
    [timeline] = found["timelines"]
    assert [(one["date"], one["mentions"]) for one in timeline["timeline"]] == [
        ("2019-05-XX", [["7", 1, "bought"]]),
        ("2024-11-05", [["7", 0, "sold"]]),
    ]
