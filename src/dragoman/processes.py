"""Work in several processes: each loads what it needs once, and none outlives the one that started it."""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 2
"""Items a process that wait for it: enough that none is idle, few enough that memory stays flat."""

_held: dict[str, Any] = {}
"""What this worker process loaded; empty in the process that started it."""


class Pool(AbstractContextManager["Pool"]):
    """Processes that each hold one loaded worker. Results come in the order of the items."""

    def __init__(self, jobs: int, load: Callable[..., AbstractContextManager[Any]], *arguments: Any) -> None:
        self._jobs = jobs
        context = get_context("spawn")
        self._executor = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(load, arguments))

    def map(self, work: Callable[[Any, Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """`work(worker, item)` for each item, some ahead of what is asked for."""
        running: deque[Future[Result]] = deque()
        for item in items:
            running.append(self._executor.submit(_do, work, item))
            if len(running) > AHEAD * self._jobs:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(wait=error is None, cancel_futures=True)


def _begin(load: Callable[..., AbstractContextManager[Any]], arguments: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    stack = ExitStack()
    _held["worker"] = stack.enter_context(load(*arguments))


def _do(work: Callable[[Any, Item], Result], item: Item) -> Result:
    return work(_held["worker"], item)


def _end_with_parent() -> None:
    """Leave when the process that started this one is gone, however it went."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
