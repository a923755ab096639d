"""The exact bytes that came in, each under the hash of its content, beside what was known of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from dragoman.store.disk import explained, make_folder, write_whole
from dragoman.types.documents import Capture, Given, Rejected
from dragoman.types.errors import RecordDamaged
from dragoman.types.ids import CaptureId


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slip:
    """What lies in `captures/<id>.json`: a capture without its bytes."""

    id: str
    digest: str
    media_type: str
    name: str
    given: Given
    seen: datetime


class Archive:
    """A folder of exact bytes that are never changed and never taken away."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, capture: Capture) -> None:
        """Keeps a capture; when it returns, the bytes are on the disk. What is there already stays as it is.

        Raises:
            RecordError: the disk is full or cannot be written.
        """
        with explained(self.folder):
            make_folder(self._unfinished)
            body, slip = self.body_path(capture.digest), self.slip_path(capture.id)
            if not body.exists():
                write_whole(body, capture.body, by_way_of=self._unfinished)
            if not slip.exists():
                write_whole(slip, _slip_bytes(capture), by_way_of=self._unfinished)

    def ids(self) -> Iterator[CaptureId]:
        """All captures that are kept, in order of id."""
        for path in sorted((self.folder / "captures").glob("*.json")):
            yield CaptureId(path.stem)

    def captures(self) -> Iterator[Capture | Rejected]:
        """All captures that are kept, in order of id; one that cannot be read any more comes as a refusal."""
        for capture_id in self.ids():
            try:
                yield self.capture(capture_id)
            except RecordDamaged as error:
                yield Rejected(stage="store", reason="damaged", detail=str(error), name=capture_id)

    def capture(self, capture_id: CaptureId) -> Capture:
        """One capture with its bytes, as it was put in.

        Raises:
            RecordDamaged: its bytes or what is known of them are missing or changed.
        """
        slip = self._slip(capture_id)
        try:
            body = self.body_path(slip.digest).read_bytes()
        except OSError as error:
            raise RecordDamaged(f"{self.body_path(slip.digest)}: the bytes of {capture_id} cannot be read") from error
        capture = Capture(body=body, media_type=slip.media_type, name=slip.name, given=slip.given, seen=slip.seen)
        if capture.id != capture_id:
            raise RecordDamaged(f"{self.slip_path(capture_id)}: it or the bytes it names were changed")
        return capture

    def digests(self) -> Iterator[str]:
        """The names of all bodies that are kept, in order."""
        return (path.name for path in sorted((self.folder / "bodies").glob("??/*")))

    def body_path(self, digest: str) -> Path:
        """Where the bytes with this SHA-256 lie."""
        return self.folder / "bodies" / digest[:2] / digest

    def slip_path(self, capture_id: CaptureId) -> Path:
        """Where what is known of a capture lies."""
        return self.folder / "captures" / f"{capture_id}.json"

    def sweep(self) -> None:
        """Takes away files that an interrupted process left unfinished; only for who holds the writer's lock."""
        for path in self._unfinished.glob("*"):
            path.unlink(missing_ok=True)

    def _slip(self, capture_id: CaptureId) -> _Slip:
        path = self.slip_path(capture_id)
        try:
            return msgspec.json.decode(path.read_bytes(), type=_Slip)
        except (OSError, msgspec.MsgspecError) as error:
            raise RecordDamaged(f"{path}: what is known of {capture_id} cannot be read ({error})") from error

    @property
    def _unfinished(self) -> Path:
        return self.folder / "unfinished"


def _slip_bytes(capture: Capture) -> bytes:
    slip = _Slip(
        id=capture.id,
        digest=capture.digest,
        media_type=capture.media_type,
        name=capture.name,
        given=capture.given,
        seen=capture.seen,
    )
    return msgspec.json.format(msgspec.json.encode(slip), indent=2)
