"""Everything that can go wrong, drawn as one tree.

DragomanError                   (shown to the user as it is: what, where, what to do)
├── InputError                  something handed to us cannot be used
│   ├── UnreadableInput         a path, member or page that cannot be read
│   ├── UnknownTopic            `--about` names nothing in the record
│   └── UnknownId               no such id or name in the record
├── VocabularyError             a YAML file of ours or of the user's is not valid
├── SettingsError               a setting has a value that cannot be used
├── WeightsUnfit                a file of weights was made for other features
├── RecordError                 the record on disk
│   ├── RecordMissing           there is no record at that place
│   ├── RecordBusy              another process is writing
│   ├── RecordTooNew            written by a later version of Dragoman
│   └── RecordDamaged           `verify` found something that does not hold
└── LawBroken                   a value that the laws of the record forbid
    ├── InvalidSpan             not 0 <= start < end
    ├── WordsDiffer             the words kept beside a span are not the words at the span
    └── Unsupported             a sentence of a report without evidence
"""


class DragomanError(Exception):
    """The root. Its text is written for the user: what happened, where, and what to do."""


class InputError(DragomanError):
    """Something handed to us cannot be used."""


class UnreadableInput(InputError):
    """A path, archive member or page that cannot be read."""


class UnknownTopic(InputError):
    """`--about` names no issue, entity or words in the record."""


class UnknownId(InputError):
    """No record has this id or name."""


class VocabularyError(DragomanError):
    """A vocabulary or knowledge file is not valid; the text names the file and the entry."""


class SettingsError(DragomanError):
    """A setting has a value that cannot be used."""


class WeightsUnfit(DragomanError):
    """A file of weights was made for other features than this version computes."""


class RecordError(DragomanError):
    """The record on disk cannot be used as asked."""


class RecordMissing(RecordError):
    """There is no record at that place."""


class RecordBusy(RecordError):
    """Another process is writing to the record."""


class RecordTooNew(RecordError):
    """The record was written by a later version of Dragoman."""


class RecordDamaged(RecordError):
    """`verify` found something that does not hold."""


class LawBroken(DragomanError):
    """A value that the laws of the record forbid; always a defect of ours, never of the input."""


class InvalidSpan(LawBroken):
    """A span that is not 0 <= start < end."""


class WordsDiffer(LawBroken):
    """The words kept beside a span are not the words at the span."""


class Unsupported(LawBroken):
    """A sentence of a report without evidence."""
