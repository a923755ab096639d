"""The child process in which pages and PDFs are parsed: it can be killed, and hostile ones cannot harm more than it.

One child is started by the first page and reads all that follow. A page that takes too long, or too much memory, costs
the child its life and the page its layout: the text is then read without it, and the next page gets a new child.
A PDF has no text without its layout and is refused.
"""

import os
import re
import struct
import subprocess
import sys
import time
from typing import IO

import msgspec

from dragoman.clean.found import Found, Paged

SECONDS = 5.0
"""A page may take; news pages take 0.02. The child ends itself when the time is over, whatever it is doing."""
PDF_SECONDS = 20.0
"""A PDF may take; a page of it takes 0.01."""
MEMORY = 512 * 1024 * 1024
"""Bytes of address space of the child."""
LARGEST = 8 * 1024 * 1024
"""Bytes of one page."""
LARGEST_PDF = 64 * 1024 * 1024
"""Bytes of one PDF, which may be full of pictures."""
HTML, PDF = b"h", b"p"
"""What is sent, before its length."""
LENGTH = struct.Struct("<I")
MODULE = "dragoman.clean.worker"
SCRIPTS = re.compile(r"<(script|style|noscript|template|svg)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
BLOCK_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|br|tr|td|article|section|header|footer|nav|blockquote|figure|figcaption|title)\b[^<>]*>",
    re.IGNORECASE,
)
ANY_TAG = re.compile(r"<[^<>]{0,20000}>|<!--.*?(?:-->|$)", re.DOTALL)


class ChildFailed(Exception):
    """A page could not be parsed. `plain` is its text without the tags; a PDF has none."""

    def __init__(self, reason: str, page: str) -> None:
        super().__init__(reason)
        self.plain = without_tags(page[:LARGEST])


class Child:
    """The process that parses pages, started when it is first needed."""

    def __init__(self, *, seconds: float = SECONDS, pdf_seconds: float = PDF_SECONDS) -> None:
        self._seconds = {HTML: seconds, PDF: pdf_seconds}
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, page: str) -> Found:
        """What stands on a page.

        Raises:
            ChildFailed: the page is too large, took too long, or brought the parser down.
        """
        data = page.encode("utf-8", "replace")
        if len(data) > LARGEST:
            raise ChildFailed(f"{len(data)} bytes, more than {LARGEST}", page)
        found = msgspec.msgpack.decode(self._whole_answer(HTML, data, page), type=Found)
        if found.failure or not found.paragraphs:
            raise ChildFailed(found.failure or "no body was found on it", page)
        return found

    def read_pdf(self, data: bytes) -> Paged:
        """What stands in a PDF; where it cannot be read, its `reason` and `failure` say why."""
        if len(data) > LARGEST_PDF:
            return Paged(reason="too large", failure=f"{len(data)} bytes, more than {LARGEST_PDF}; cut it")
        try:
            return msgspec.msgpack.decode(self._whole_answer(PDF, data, ""), type=Paged)
        except ChildFailed as error:
            return Paged(reason="PDF not parsed", failure=str(error))

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

    def _whole_answer(self, kind: bytes, data: bytes, page: str) -> bytes:
        answer = b""
        try:
            answer = self._ask(kind, data)
        except (OSError, EOFError) as error:
            raise ChildFailed(str(error) or "the parser broke down", page) from error
        finally:
            if not answer:  # also when interrupted: no answer may be left for the next page
                self.close()
        return answer

    def _ask(self, kind: bytes, data: bytes) -> bytes:
        if self._process is None:
            self._process = _started(self._seconds[HTML], self._seconds[PDF])
            _answer(self._process)
        start = time.monotonic()
        try:
            assert self._process.stdin  # noqa: S101 - a pipe of ours
            self._process.stdin.write(kind + LENGTH.pack(len(data)) + data)
            self._process.stdin.flush()
            return _answer(self._process)
        except EOFError:
            if time.monotonic() - start >= self._seconds[kind]:
                raise TimeoutError(f"reading it took longer than {self._seconds[kind]:g} s") from None
            raise


def without_tags(page: str) -> str:
    """The text of a page read without its structure: one line for each block, scripts and styles left out."""
    return ANY_TAG.sub(" ", BLOCK_TAG.sub("\n\n", SCRIPTS.sub(" ", page)))


def _started(seconds: float, pdf_seconds: float) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    return subprocess.Popen(  # noqa: S603 - our own module, no shell
        [sys.executable, "-m", MODULE, str(MEMORY), str(seconds), str(pdf_seconds)],
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
        raise EOFError("it brought its parser down, most likely for want of memory")
    return data
