"""What the options of the command say fills in what the reports do not say, as the command line shows it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BODY = "Foreign Minister Ana Voss met her colleague Per Lund in Port Ann on Tuesday and spoke of the cost of joint patrols."
DATED = f"""<html><head><title>Patrol talks reopen</title>
<meta property="article:published_time" content="2024-11-08T06:00:00+09:00"></head>
<body><article><h1>Patrol talks reopen</h1><p>{BODY}</p><p>{BODY} Both will meet again.</p></article></body></html>"""
LONG_AGO = 86400 * 365 * 31


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    """The documents of three files by their names, read with `--published` and without."""
    folder = tmp_path_factory.mktemp("given")
    (folder / "dated.html").write_text(DATED)
    (folder / "dated.txt").write_text(f"Talks on patrols to reopen\n\nJune 18, 2024\n\n{BODY}\n")
    (folder / "undated.txt").write_text(f"Talks on patrols to reopen\n\n{BODY}\n")
    for file in folder.iterdir():
        os.utime(file, (LONG_AGO, LONG_AGO))
    return {"with": inspected(folder, "--published", "2023-03-04"), "without": inspected(folder)}


def inspected(folder, *options):
    command = [sys.executable, "-m", "dragoman", "inspect", str(folder), "--json", *options]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    rows = [json.loads(line) for line in answer.stdout.splitlines()]
    return {Path(row["file"]).name: row["document"] for row in rows}


@pytest.mark.parametrize(
    ("name", "published", "basis"),
    [
        ("dated.html", "2024-11-08", "page"),
        ("dated.txt", "2024-06-18", "text"),
        ("undated.txt", "2023-03-04", "given"),
    ],
)
def test_a_given_day_fills_in_where_the_page_has_none(documents, name, published, basis):
    document = documents["with"][name]
    assert (document["published"], document["published_basis"]) == (published, basis)


def test_the_day_of_a_file_is_never_the_day_of_its_report(documents):
    document = documents["without"]["undated.txt"]
    assert (document["published"], document["published_basis"]) == (None, None)
