"""Sets Dragoman up in this folder and runs it: needs Python 3.11 or later and nothing else.

    python3 bootstrap.py brief    install, read examples/ and write brief.html
    python3 bootstrap.py test     install, with the tools of the makers, and run every check and test
    python3 bootstrap.py check    the same without the tests: format, lint, types, layers

Everything goes into .venv/ of this folder. Packages are those of requirements/*.txt, by hash.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / "python"
OLDEST = (3, 11)

CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports",),
    ("python", "docs/build.py", "--check"),
)
TESTS = ("pytest", "-n", "2", "--dist", "loadfile", "--cov", "--cov-report=term:skip-covered")


def main(arguments: list[str]) -> int:
    """Run the one task that is named."""
    tasks = {"brief": brief, "test": test, "check": check}
    if len(arguments) != 1 or arguments[0] not in tasks:
        print(__doc__)
        return 2
    if sys.version_info < OLDEST:
        print(f"Dragoman needs Python {OLDEST[0]}.{OLDEST[1]} or later; this is {sys.version.split()[0]}.")
        return 1
    return tasks[arguments[0]]()


def brief() -> int:
    """Install and run the main job on examples/."""
    install("base")
    return run("dragoman", "read", "examples") or run("dragoman", "brief", "--output", "brief.html")


def check() -> int:
    """Install with the makers' tools and run every check that is not a test."""
    install("base", "dev")
    return max(run(*command) for command in CHECKS)


def test() -> int:
    """Every check, then every test."""
    failed = check()
    return run(*TESTS) or failed


def install(*names: str) -> None:
    """Make .venv and put the pinned packages and Dragoman itself into it; nothing is done twice."""
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True)
    locks = [ROOT / "requirements" / f"{name}.txt" for name in names]
    stamp = VENV / "installed"
    wanted = fingerprint(*locks, ROOT / "pyproject.toml")
    if stamp.exists() and wanted in stamp.read_text().split():
        return
    files = [part for lock in locks for part in ("--requirement", str(lock))]
    pip("--require-hashes", "--only-binary", ":all:", *files)
    pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    stamp.write_text(f"{stamp.read_text() if stamp.exists() else ''}{wanted}\n")


def fingerprint(*paths: Path) -> str:
    """A hash of what decides what is installed."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def pip(*arguments: str) -> None:
    """Install with the pip of .venv, quietly; stop with its message when it fails."""
    command = (str(PYTHON), "-m", "pip", "install", "--quiet", "--quiet", "--disable-pip-version-check", *arguments)
    if subprocess.run(command, check=False).returncode:
        sys.exit("The packages could not be installed; the lines above say why.")


def run(*command: str) -> int:
    """Run a command of .venv in this folder; its exit code."""
    print("$", *command, flush=True)
    return subprocess.run((str(BIN / command[0]), *command[1:]), cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
