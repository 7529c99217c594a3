"""Tables of rule files are kept between starts, and never say anything else than the files."""

from __future__ import annotations

import json
import os
import sys

import pytest

from kerlint.rulebook import heads as module


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    return module._place()


@pytest.fixture
def paths(tmp_path):
    names = [tmp_path / "one.toml", tmp_path / "two.toml"]
    for path in names:
        path.write_text(path.stem)
    return [str(path) for path in names]


def heads(paths, read):
    return module.heads(paths, read, __file__)


class Reader:
    def __init__(self):
        self.read = []

    def __call__(self, path):
        self.read.append(os.path.basename(path))
        with open(path) as file:
            return {"text": file.read()}


def test_the_second_start_reads_no_rule_file(paths, place):
    first, second = Reader(), Reader()
    assert heads(paths, first) == [{"text": "one"}, {"text": "two"}]
    assert heads(paths, second) == [{"text": "one"}, {"text": "two"}]
    assert (first.read, second.read) == (["one.toml", "two.toml"], [])
    assert [name for name in os.listdir(os.path.dirname(place)) if ".rules-" in name] == [os.path.basename(place)]


def test_a_changed_file_is_read_again_and_a_new_one_too(paths, place, tmp_path):
    heads(paths, Reader())
    (tmp_path / "two.toml").write_text("two, changed")
    (tmp_path / "three.toml").write_text("three")
    again = Reader()
    assert heads([*paths, str(tmp_path / "three.toml")], again)[1:] == [{"text": "two, changed"}, {"text": "three"}]
    assert again.read == ["two.toml", "three.toml"]


def test_nothing_is_kept_that_other_code_has_read(paths, place, tmp_path):
    code, again = tmp_path / "code.py", Reader()
    code.write_text("as it was")
    module.heads(paths, Reader(), str(code))
    code.write_text("changed")
    module.heads(paths, again, str(code))
    assert again.read == ["one.toml", "two.toml"]


@pytest.mark.parametrize(
    "kept",
    ["", "{", "[]", "null", '"x"', "[" * 100_000, "\x00", '{"%s": 1}', '{"%s": [null, 5]}', '{"%s": [1, {}, 2]}'],
)
def test_a_broken_file_changes_nothing(paths, place, kept):
    os.makedirs(os.path.dirname(place))
    with open(place, "w") as file:
        file.write(kept.replace("%s", json.dumps(paths[0])[1:-1]))
    assert heads(paths, Reader()) == [{"text": "one"}, {"text": "two"}]


def test_nothing_is_written_where_bytecode_is_not(paths, place, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    heads(paths, Reader())
    assert not os.path.exists(place)


def test_a_place_that_can_not_be_written_is_no_fault(paths, place, tmp_path):
    (tmp_path / "cache").write_text("a file where the folder would be")
    assert heads(paths, Reader()) == [{"text": "one"}, {"text": "two"}]
