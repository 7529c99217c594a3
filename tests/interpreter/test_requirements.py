"""Requirements of a project, and which Keras they mean."""

import pytest

from kerlint.interpreter.folders import Folders
from kerlint.interpreter.requirements import Requirements
from kerlint.keras.releases import generation


@pytest.mark.parametrize(
    ("package", "specifier", "target"),
    [
        ("tensorflow", "==2.15.0", "keras2"),
        ("tensorflow", "<2.16", "keras2"),
        ("tensorflow-gpu", "==1.14", "keras2"),
        ("tensorflow", ">=2.16", "keras3"),
        ("tensorflow_cpu", "==2.18.*", "keras3"),
        ("keras", "==2.2.4", "keras2"),
        ("keras", ">=3", "keras3"),
        ("keras", "~=3.1", "keras3"),
        ("tensorflow", "~=2.10.0", "keras2"),
        ("tensorflow", "=2.10", "keras2"),
        ("tf_keras", "", "keras2"),
    ],
)
def test_a_requirement_that_allows_one_keras_only_says_which(package, specifier, target):
    assert generation(package, specifier).target == target


@pytest.mark.parametrize(
    ("package", "specifier"),
    [
        ("tensorflow", ">=2.4"),
        ("tensorflow", "~=2.10"),
        ("tensorflow", "^2.10"),
        ("tensorflow", ""),
        ("tensorflow", "!=2.15.1"),
        ("keras", ">2"),
        ("keras", "==2.*,>=nonsense"),
        ("keras-tuner", "==1.0"),
    ],
)
def test_a_requirement_that_allows_several_says_nothing(package, specifier):
    assert generation(package, specifier) is None


def test_the_oldest_release_is_kept_for_names_that_went_within_keras_2():
    assert generation("keras", "==2.2.4").oldest == (2, 2, 4)
    assert generation("tensorflow", ">=2.9,<2.16").oldest == (2, 9)
    assert generation("tensorflow", "==2.3").oldest < (2, 6)


@pytest.mark.parametrize(
    ("name", "text", "target"),
    [
        ("requirements.txt", "numpy\ntensorflow==2.12.0  # the last with CUDA 11.8\n", "keras2"),
        ("requirements-dev.txt", "Keras[all] >= 3.0 ; python_version > '3.9'\n", "keras3"),
        ("pyproject.toml", '[project]\ndependencies = ["numpy>=1.20", "tensorflow>=2.16,<3"]\n', "keras3"),
        ("pyproject.toml", '[tool.poetry.dependencies]\npython = "^3.9"\ntensorflow = "2.13.0"\n', "keras2"),
        ("pyproject.toml", '[tool.poetry.dependencies]\nkeras = { version = "^3.0", optional = true }\n', "keras3"),
        ("poetry.lock", '[[package]]\nname = "keras"\nversion = "2.13.1"\n', "keras2"),
        ("uv.lock", '[[package]]\nname = "tensorflow"\nversion = "2.18.0"\nsource = { registry = "x" }\n', "keras3"),
        ("setup.cfg", "[options]\ninstall_requires =\n    tensorflow<2.16\n    numpy\n", "keras2"),
        ("setup.py", "setup(install_requires=['keras==2.3.1', 'numpy'])\n", "keras2"),
        ("environment.yml", "dependencies:\n  - python=3.9\n  - tensorflow=2.10\n", "keras2"),
        ("environment.yml", "dependencies:\n  - pip:\n    - keras>=3.0\n", "keras3"),
        ("requirements.txt", "# tensorflow==2.12\nnumpy\n", None),
        ("requirements.txt", "tensorflow>=2.4\n", None),
        ("requirements.txt", "tensorflow-datasets==2.0\nkeras-tuner==1.1\n", None),
        ("requirements.txt", "tensorflow==2.12.0 \\\n    --hash=sha256:abc\n", "keras2"),
        ("requirements.txt", "tensorflow==2.15\nkeras==3.0\n", None),
        ("pyproject.toml", '[tool.other]\nkeywords = ["keras", "deep learning"]\n', None),
        ("notes.txt", "tensorflow==2.12\n", None),
    ],
)
def test_files_of_all_kinds(tmp_path, name, text, target):
    (tmp_path / name).write_text(text)
    found = Requirements(Folders()).at(str(tmp_path))
    assert (found and found.target) == target


def test_the_nearest_folder_that_says_something_decides(tmp_path):
    inner = tmp_path / "old" / "src"
    inner.mkdir(parents=True)
    (tmp_path / "requirements.txt").write_text("keras>=3\n")
    (inner / "requirements.txt").write_text("numpy\n")
    requirements = Requirements(Folders())
    assert requirements.at(str(inner)).target == "keras3"
    (tmp_path / "old" / "requirements.txt").write_text("keras==2.3\n")
    assert Requirements(Folders()).at(str(inner)).target == "keras2"
    assert requirements.at(str(inner)).target == "keras3", "files are read once in a run"


def test_what_lies_above_the_repository_is_another_project(tmp_path):
    repository = tmp_path / "repository"
    (repository / ".git").mkdir(parents=True)
    (tmp_path / "requirements.txt").write_text("keras==2.3\n")
    assert Requirements(Folders()).at(str(repository)) is None


def test_unreadable_and_missing_files_say_nothing(tmp_path):
    (tmp_path / "requirements.txt").mkdir()
    (tmp_path / "setup.cfg").write_bytes(b"\xff\xfekeras\x00==2.3")
    assert Requirements(Folders()).at(str(tmp_path)) is None
    assert Requirements(Folders()).at(str(tmp_path / "nowhere")) is None
