"""Crashes: kill -9 at random moments of a read, again and again; nothing acknowledged may be lost and nothing come twice.

Each round kills the reading process, with its children, at a random moment, checks the record, and goes on from there; a record that is complete
is set aside and the next round starts a new one. In the end the record must equal one that was never disturbed, whatever the number of jobs.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from dragoman.store import Record

DOCUMENTS = 200
KILLS = 50
LONGEST = 12.0
"""Seconds after which the latest kill comes; loading takes two or three of them, and is killed too."""
READER = """
import sys, dragoman
with dragoman.open(sys.argv[2]) as record:
    dragoman.read([sys.argv[1]], record, jobs=int(sys.argv[3]), progress=lambda done, total: print(done, flush=True))
"""


@dataclass
class Losses:
    """What must stay nought."""

    lost: int = 0
    twice: int = 0
    findings: int = 0


def main(arguments: list[Path]) -> int:
    """Run it on the reports of a folder, by default `examples`; 1 when anything was lost."""
    examples = Path(__file__).resolve().parent.parent / "examples"
    random.seed(20241107)
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        reports = many(arguments[0] if arguments else examples, work / "reports.jsonl")
        wanted = {jobs: undisturbed(reports, work / f"undisturbed-{jobs}", jobs) for jobs in (1, 2)}
        losses, ended = disturbed(reports, work)
    print(f"{KILLS} kills: {losses.lost} acknowledged lost, {losses.twice} twice, {losses.findings} findings of verify")
    same = len({*wanted.values(), *ended}) == 1
    print(
        f"{len(ended)} records completed after kills, 1 job and 2 jobs undisturbed: {'all equal' if same else 'DIFFERENT'}"
    )
    return 0 if same and not (losses.lost or losses.twice or losses.findings) else 1


def many(folder: Path, target: Path) -> Path:
    """Two hundred reports made of those of a folder, each on a day of its own."""
    import dragoman  # noqa: PLC0415 - the children load it too

    texts = [row["document"] for row in dragoman.inspect([folder]) if row["document"]]
    with target.open("w", encoding="utf-8") as out:
        for number in range(DOCUMENTS):
            document = texts[number % len(texts)]
            day = f"{2000 + number // 300}-{1 + number // 25 % 12:02}-{1 + number % 25:02}"
            row = {"title": document["title"], "text": document["text"], "published": day, "outlet": f"Outlet {number}"}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return target


def undisturbed(reports: Path, folder: Path, jobs: int) -> str:
    """The hash of a record that was read in peace."""
    subprocess.run([sys.executable, "-c", READER, reports, folder, str(jobs)], check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - ourselves
    return Record.open(folder).logical_hash()


def disturbed(reports: Path, work: Path) -> tuple[Losses, list[str]]:
    """Kill, check, go on; the hashes of the records that were completed."""
    losses, ended, folder = Losses(), list[str](), work / "disturbed"
    for kill in range(KILLS):
        acknowledged, finished = killed(reports, folder, jobs=1 + kill % 2)
        check(folder, acknowledged, losses)
        if finished or kill == KILLS - 1:
            ended.append(undisturbed(reports, folder, 1))
            shutil.rmtree(folder)
        print(f"kill {kill + 1}: {acknowledged} acknowledged{', finished' if finished else ''}", flush=True)
    return losses, ended


def killed(reports: Path, folder: Path, jobs: int) -> tuple[int, bool]:
    """Start a reader, kill it with its children at a random moment; how many it had acknowledged, and whether it had ended."""
    command = [sys.executable, "-c", READER, str(reports), str(folder), str(jobs)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:  # noqa: S603 - ourselves
        time.sleep(random.uniform(0.2, LONGEST))  # noqa: S311 - not for secrets
        finished = process.poll() is not None
        if not finished:
            os.killpg(process.pid, signal.SIGKILL)
        said = process.stdout.read().split() if process.stdout else []
    return int(said[-1]) if said else 0, finished


def check(folder: Path, acknowledged: int, losses: Losses) -> None:
    """Whether everything acknowledged is there, once, and the record holds."""
    if not (folder / "record.sqlite").exists():
        losses.lost += acknowledged
        return
    record = Record.create(folder)
    with record.view() as view:
        captures, documents = view.counts()["captures"], view.counts()["documents"]
    losses.lost += max(0, acknowledged - captures)
    losses.twice += max(0, documents - DOCUMENTS)
    losses.findings += len(record.verify())
