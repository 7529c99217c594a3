"""Files of every sad kind: each gives a document or a finding that says what is wrong, never an exception."""

import os
import socket

import pytest

from kerlint.document import File, read


def read_bytes(folder, data, name="model.py"):
    path = folder / name
    path.write_bytes(data)
    return read(File(name, str(path)))


def only_finding(reading):
    assert reading.document is None
    [finding] = reading.findings
    return finding


def test_a_file_that_never_mentions_keras_is_not_even_parsed(tmp_path):
    reading = read_bytes(tmp_path, b"def broken(:\n")
    assert reading.document is None
    assert reading.findings == ()


@pytest.mark.parametrize(
    "line", [b"from nets import build", b"import nets", b"from . import nets", b"from .nets import build"]
)
def test_a_file_that_trains_what_a_neighbour_builds_is_read(tmp_path, line):
    (tmp_path / "nets.py").write_text("import keras\n")
    assert read_bytes(tmp_path, line + b"\nmodel.fit(x, y)\n").document is not None


@pytest.mark.parametrize(
    "data", [b"import nets\nprint(1)\n", b"import others\nmodel.fit(x, y)\n", b"model.fit(x, y)\n"]
)
def test_a_file_is_left_alone_if_it_trains_nothing_or_no_neighbour_mentions_keras(tmp_path, data):
    (tmp_path / "nets.py").write_text("import keras\n")
    (tmp_path / "others.py").write_text("import sklearn\n")
    assert read_bytes(tmp_path, data).document is None


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"import keras  # \xc3\xa9\n", "import keras  # é\n"),
        (b"\xef\xbb\xbfimport keras\n", "import keras\n"),
        (b"# -*- coding: latin-1 -*-\nimport keras  # \xe9\n", "# -*- coding: latin-1 -*-\nimport keras  # é\n"),
        (
            b"\n# vim: set fileencoding=cp1252 :\nimport keras # \x80",
            "\n# vim: set fileencoding=cp1252 :\nimport keras # €",
        ),
        (b"import keras\r\nx = 1\r\n", "import keras\r\nx = 1\r\n"),
        (b"import keras\rx = 1\r", "import keras\rx = 1\r"),
    ],
)
def test_encodings_and_line_ends_are_read_as_python_reads_them(tmp_path, data, text):
    assert read_bytes(tmp_path, data).document.text == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"import keras\nname = '\xe9'\n", "not valid utf-8: byte 0xe9 in line 2"),
        (b"# coding: klingon\nimport keras\n", "unknown encoding: klingon"),
        (b"# coding: rot13\nimport keras\n", "rot"),
        (b"# coding: punycode\nimport keras\n", "unsuitable encoding"),
        (b"\xff\xfe" + "import keras".encode("utf-16-le") + b" keras", "UTF-16"),
        (b"\xef\xbb\xbf# coding: latin-1\nimport keras\n", "encoding problem"),
    ],
)
def test_bytes_that_can_not_be_decoded_are_an_unreadable_file(tmp_path, data, words):
    finding = only_finding(read_bytes(tmp_path, data))
    assert finding.code == "KER002"
    assert words in finding.message


@pytest.mark.parametrize(
    ("text", "row", "column", "words"),
    [
        ("import keras\nx = (\n", 2, 5, "never closed"),
        ("import keras\n  x = 1\n", 2, None, "unexpected indent"),
        ("import keras\nx = '\0'\n", 2, 6, "NUL"),
        ("import keras\nx = " + "(" * 5000, 2, None, ""),
        ("import keras\nx = " + "-" * 100_000 + "1", None, None, "too deeply nested"),
    ],
)
def test_what_python_can_not_parse_is_invalid_syntax_at_its_place(tmp_path, text, row, column, words):
    finding = only_finding(read_bytes(tmp_path, text.encode()))
    assert finding.code == "KER001"
    assert words in finding.message
    assert row is None or finding.span.start.row == row
    assert column is None or finding.span.start.column == column


def test_an_escape_that_python_warns_of_prints_no_warning(tmp_path, recwarn):
    assert read_bytes(tmp_path, b"import keras\nx = '\\d'\n").document
    assert not recwarn.list


def test_what_is_no_regular_file_is_not_waited_for(tmp_path):
    fifo, loop, door = tmp_path / "fifo.py", tmp_path / "loop.py", tmp_path / "door.py"
    os.mkfifo(fifo)
    loop.symlink_to(loop)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(door))
        messages = {path.name: only_finding(read(File(path.name, str(path)))).message for path in (fifo, loop, door)}
    assert messages["fifo.py"] == "is a pipe, not a file"
    assert messages["door.py"] == "is a socket, not a file"
    assert "symbolic links" in messages["loop.py"]


def test_a_link_to_nothing_and_a_folder_say_what_they_are(tmp_path):
    (tmp_path / "gone.py").symlink_to(tmp_path / "nowhere")
    assert "does not exist" in only_finding(read(File("gone.py", str(tmp_path / "gone.py")))).message
    assert only_finding(read(File("x", str(tmp_path)))).message == "is a folder, not a file"


def test_a_device_is_not_read():
    assert only_finding(read(File("zero.py", "/dev/zero"))).message == "is a device, not a file"


def test_a_huge_program_is_left_out_with_a_word(tmp_path):
    finding = only_finding(read_bytes(tmp_path, b"import keras\n" + b"x = 1\n" * 200_000))
    assert finding.code == "KER005"
    assert "1.2 MB is over the limit of 1 MB" in finding.message


def test_a_name_with_a_nul_is_a_finding():
    assert only_finding(read(File("a\0.py", "/tmp/a\0.py"))).code == "KER002"


def test_a_space_that_nobody_sees_is_named(tmp_path):
    finding = only_finding(read_bytes(tmp_path, "import keras\nx\u00a0= 1\n".encode()))
    assert (finding.span.start.row, finding.help) == (2, "replace this character by a space")
    assert only_finding(read_bytes(tmp_path, b"import keras\nx = = 1\n")).help == ""
