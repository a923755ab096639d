"""Running the desk on this machine."""

import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path

from dragoman.serve.app import LOCAL, make_app
from dragoman.store import Record
from dragoman.types.errors import SettingsError

HOST = "127.0.0.1"
PORT = 8765
MOST_AT_ONCE = 64
"""Requests that are answered at the same time; more are told to come back."""
IDLE_SECONDS = 5


def serve(
    record: Record,
    *,
    knowledge: Path | None = None,
    port: int = PORT,
    browser: bool = False,
    say: Callable[[str], None],
) -> None:
    """Serve the record on this machine only until Ctrl-C; `browser` opens the front page, port 0 takes a free one.

    Raises:
        SettingsError: the port is taken.
    """
    import uvicorn  # noqa: PLC0415 - only here

    with _listening(port) as listening:
        config = uvicorn.Config(
            make_app(record, knowledge=knowledge, hosts=LOCAL), log_level="warning", access_log=False,
            server_header=False, date_header=False, proxy_headers=False, ws="none", lifespan="off",
            limit_concurrency=MOST_AT_ONCE, timeout_keep_alive=IDLE_SECONDS,
        )  # fmt: skip
        address = f"http://{HOST}:{listening.getsockname()[1]}/"
        say(f"The desk is at {address} (only on this machine). Ctrl-C ends it.")
        if browser:
            webbrowser.open(address)
        uvicorn.Server(config).run(sockets=[listening])


def _listening(port: int) -> socket.socket:
    try:
        return socket.create_server((HOST, port))
    except OSError as error:
        raise SettingsError(f"--port {port}: cannot be listened on ({error.strerror}); choose another") from error
