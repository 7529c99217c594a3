"""Which files a run looks at, and in which order."""

import os

import pytest

from kerlint.document import discover
from kerlint.settings.exclusions import Exclusions
from kerlint.settings.finder import Overrides, SettingsFinder


@pytest.fixture
def tree(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def make(*names):
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("")
        return tmp_path

    return make


def choosing(**settings):
    return Exclusions(SettingsFinder(Overrides(settings, isolated=True)))


def paths(*given, **settings):
    return [file.path for file in discover(given or (".",), choosing(**settings)).files]


def test_python_files_and_notebooks_in_order_of_their_paths(tree):
    tree("b.py", "a/z.ipynb", "a/b.py", "notes.md", "a/data.csv", "script")
    assert paths() == ["a/b.py", "a/z.ipynb", "b.py"]
    assert paths("b.py", "a", "./b.py", "a/../b.py") == ["a/b.py", "a/z.ipynb", "b.py"]


def test_a_file_named_outright_is_looked_at_whatever_its_name(tree):
    tree("train.txt", ".venv/x.py", "build/y.py")
    assert paths("train.txt", ".venv/x.py") == [".venv/x.py", "train.txt"]


def test_folders_of_tools_and_dependencies_are_left_out(tree):
    tree("a.py", ".venv/b.py", "lib/site-packages/c.py", "node_modules/d.py", ".ipynb_checkpoints/a.ipynb")
    assert paths() == ["a.py"]
    assert paths("lib/site-packages") == ["lib/site-packages/c.py"]


def test_what_git_ignores_is_left_out(tree):
    root = tree(".git/config", "a.py", "out/b.py", "sub/c.py", "sub/keep.py", "sub/deep/d.py", "gen_x.py", "local.py")
    (root / ".gitignore").write_text("/out/\nsub/*.py\n!sub/keep.py\ngen_*\n")
    (root / "sub" / "deep" / ".gitignore").write_text("*.py\n")
    (root / ".git" / "info").mkdir()
    (root / ".git" / "info" / "exclude").write_text("local.py\n")
    assert paths() == ["a.py", "sub/keep.py"]
    assert paths("sub") == ["sub/keep.py"]
    assert paths(**{"respect-gitignore": False}) == [
        "a.py", "gen_x.py", "local.py", "out/b.py", "sub/c.py", "sub/deep/d.py", "sub/keep.py",
    ]  # fmt: skip


def test_an_ignored_folder_named_outright_is_looked_at(tree):
    root = tree(".git/config", "out/b.py", "out/c/d.py")
    (root / ".gitignore").write_text("out/\n")
    assert paths("out") == ["out/b.py", "out/c/d.py"]
    assert paths("out/b.py") == ["out/b.py"]


def test_links_can_make_no_loop(tree):
    root = tree("a/b.py")
    (root / "a" / "again").symlink_to(root)
    (root / "a" / "self").symlink_to("self")
    (root / "a" / "folder.py").symlink_to(root / "a")
    assert paths() == ["a/b.py"]


def test_a_broken_link_and_a_pipe_with_a_programs_name_are_kept_to_be_reported(tree):
    root = tree("a.py")
    (root / "gone.py").symlink_to("nowhere")
    os.mkfifo(root / "pipe.py")
    assert paths() == ["a.py", "gone.py", "pipe.py"]


def test_missing_paths_are_told(tree):
    tree("a.py")
    assert discover(["a.py", "nope", "no/such.py"], choosing()).missing == ("nope", "no/such.py")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_can_not_be_read_is_a_finding(tree):
    root = tree("a.py", "closed/b.py")
    (root / "closed").chmod(0)
    [finding] = discover(["."], choosing()).findings
    (root / "closed").chmod(0o755)
    assert (finding.code, finding.span.path, finding.message) == (
        "KER002",
        "closed",
        "can't be read: permission denied",
    )


def test_excludes_hold_for_files_named_outright(tree):
    tree("a.py", "gen/b.py")
    assert paths("a.py", "gen/b.py", "gen", **{"extend-exclude": ["gen"]}) == ["a.py"]


def test_paths_outside_of_the_working_folder_are_absolute(tree, monkeypatch):
    root = tree("a.py", "in/b.py")
    monkeypatch.chdir(root / "in")
    assert paths("..") == [str(root / "a.py"), "b.py"]
