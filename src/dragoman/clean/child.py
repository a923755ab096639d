"""The child process in which pages are parsed: it can be killed, and hostile pages cannot harm more than it.

One child is started by the first page and reads all that follow. A page that takes too long, or too much memory, costs
the child its life and the page its layout: the text is then read without it, and the next page gets a new child.
"""

import os
import re
import struct
import subprocess
import sys
import time
from typing import IO

import msgspec

from dragoman.clean.found import Found

SECONDS = 5.0
"""A page may take; news pages take 0.02. The child ends itself when the time is over, whatever it is doing."""
MEMORY = 512 * 1024 * 1024
"""Bytes of address space of the child."""
LARGEST = 8 * 1024 * 1024
"""Bytes of one page."""
LENGTH = struct.Struct("<I")
MODULE = "dragoman.clean.worker"
SCRIPTS = re.compile(r"<(script|style|noscript|template|svg)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
BLOCK_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|br|tr|td|article|section|header|footer|nav|blockquote|figure|figcaption|title)\b[^<>]*>",
    re.IGNORECASE,
)
ANY_TAG = re.compile(r"<[^<>]{0,20000}>|<!--.*?(?:-->|$)", re.DOTALL)


class ChildFailed(Exception):
    """A page could not be parsed. `plain` is its text without the tags."""

    def __init__(self, reason: str, page: str) -> None:
        super().__init__(reason)
        self.plain = without_tags(page[:LARGEST])


class Child:
    """The process that parses pages, started when it is first needed."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, page: str) -> Found:
        """What stands on a page.

        Raises:
            ChildFailed: the page is too large, took too long, or brought the parser down.
        """
        data = page.encode("utf-8", "replace")
        if len(data) > LARGEST:
            raise ChildFailed(f"{len(data)} bytes, more than {LARGEST}", page)
        answer = b""
        try:
            answer = self._ask(data)
        except (OSError, EOFError) as error:
            raise ChildFailed(str(error) or "the parser broke down", page) from error
        finally:
            if not answer:  # also when interrupted: no answer may be left for the next page
                self.close()
        found = msgspec.msgpack.decode(answer, type=Found)
        if found.failure or not found.paragraphs:
            raise ChildFailed(found.failure or "no body was found on it", page)
        return found

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is None:
            return
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()
        self._process.wait()
        self._process = None

    def _ask(self, data: bytes) -> bytes:
        if self._process is None:
            self._process = _started(self._seconds)
            _answer(self._process)
        start = time.monotonic()
        try:
            assert self._process.stdin  # noqa: S101 - a pipe of ours
            self._process.stdin.write(LENGTH.pack(len(data)) + data)
            self._process.stdin.flush()
            return _answer(self._process)
        except EOFError:
            if time.monotonic() - start >= self._seconds:
                raise TimeoutError(f"the page took longer than {self._seconds:g} s") from None
            raise


def without_tags(page: str) -> str:
    """The text of a page read without its structure: one line for each block, scripts and styles left out."""
    return ANY_TAG.sub(" ", BLOCK_TAG.sub("\n\n", SCRIPTS.sub(" ", page)))


def _started(seconds: float) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    return subprocess.Popen(  # noqa: S603 - our own module, no shell
        [sys.executable, "-m", MODULE, str(MEMORY), str(seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
    )


def _answer(process: subprocess.Popen[bytes]) -> bytes:
    """The next message of the child."""
    assert process.stdout  # noqa: S101 - a pipe of ours
    (length,) = LENGTH.unpack(_exactly(process.stdout, LENGTH.size))
    return _exactly(process.stdout, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError("the page brought its parser down, most likely for want of memory")
    return data
