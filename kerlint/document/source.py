"""Reads the bytes of one file and turns them into text, or says in plain words why it can't.

The first step of the flow. Refuses what could hang or flood the tool (FIFOs, devices, huge files) before reading it.
"""

from __future__ import annotations

import os
import stat

MAX_PROGRAM_BYTES = 1_000_000
"""Longest program that is analysed: generated code beyond that takes minutes and helps nobody."""

MAX_NOTEBOOK_BYTES = 100_000_000
"""Longest notebook that is read: nearly all of it is pictures, the program inside is measured by itself."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)

_FOREIGN_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)

_NOT_FOR_SOURCE = frozenset({"idna", "punycode"})
"""Codecs that Python would accept in a coding line, but that take quadratic time on a whole file."""


class Unreadable(Exception):
    """The file can't be read; the message says why, in words that follow the file's name."""


class TooLarge(Exception):
    """The file is longer than the limit; the message says so."""


def read_bytes(file: str, limit: int) -> bytes:
    """The content of a regular file of at most ``limit`` bytes.

    Raises Unreadable or TooLarge. Never waits: what is no regular file is refused without being opened.
    """
    try:
        status = os.stat(file)
        for is_kind, words in _KINDS:
            if is_kind(status.st_mode):
                raise Unreadable(f"is {words}, not a file")
        if status.st_size > limit:
            raise TooLarge(too_large(status.st_size, limit))
        with open(file, "rb") as stream:
            data = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise Unreadable(_reason(file, error)) from error
    if len(data) > limit:
        raise TooLarge(too_large(len(data), limit))
    return data


def too_large(size: int, limit: int) -> str:
    """The message for something of ``size`` bytes."""
    return f"not analysed: {size / 1e6:.1f} MB is over the limit of {limit / 1e6:g} MB"


def encoding_of(data: bytes) -> str:
    """The encoding of a Python file, by its byte order mark or coding line (PEP 263), else UTF-8. Raises Unreadable."""
    import tokenize

    for mark, name in _FOREIGN_MARKS:
        if data.startswith(mark):
            raise Unreadable(f"is encoded as {name}, which Python does not read; save it as UTF-8")
    lines = iter(data.splitlines(keepends=True)[:2])
    try:
        encoding, _ = tokenize.detect_encoding(lambda: next(lines, b""))
    except (SyntaxError, ValueError) as error:
        raise Unreadable(f"can't be decoded: {error.args[0]}") from error
    if encoding in _NOT_FOR_SOURCE:
        raise Unreadable(f"can't be decoded: unsuitable encoding {encoding}")
    return encoding


def decode(data: bytes) -> str:
    """The text of a Python file, without its byte order mark. Raises Unreadable."""
    encoding = encoding_of(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"is not valid {encoding}: byte 0x{data[error.start]:02x} in line {row}") from error
    except (LookupError, ValueError) as error:
        raise Unreadable(f"can't be decoded as {encoding}: {error}") from error


def _reason(file: str, error: OSError | ValueError) -> str:
    if isinstance(error, ValueError):
        return f"can't be read: {error}"
    if isinstance(error, FileNotFoundError) and os.path.islink(file):
        return "is a link to a file that does not exist"
    return f"can't be read: {(error.strerror or str(error)).lower()}"
