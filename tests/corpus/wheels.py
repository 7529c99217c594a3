"""Packages from PyPI with Keras code that nobody here wrote, by version and hash."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple


class Wheel(NamedTuple):
    """One wheel: what pip is asked for, the file that it gives, and the hash of that file."""

    name: str
    version: str
    file: str
    sha256: str


WHEELS = (
    Wheel(
        "bert-for-tf2",
        "0.1.1",
        "bert_for_tf2-0.1.1-py3-none-any.whl",
        "6d85674dbf1082cdc813f779b40ac61f3d7cf0aaf1bcd0e329753ef8acd3e504",
    ),
    Wheel(
        "larq",
        "0.14.0",
        "larq-0.14.0-py3-none-any.whl",
        "39fafe5d44bece4c43f45b984293e42028ffd91539529dea1f88002f4ed29501",
    ),
    Wheel(
        "keras-unet-collection",
        "0.1.13",
        "keras_unet_collection-0.1.13-py3-none-any.whl",
        "12ce8457c0eb99ca987633a58954ed62459bcf4c13f4450764df6462cdcc5186",
    ),
    Wheel(
        "keras-retinanet",
        "0.3.1",
        "keras_retinanet-0.3.1-py2.py3-none-any.whl",
        "d14bce01169afb12437b7c71db6535306f9bd45681bfaf07667f9bf584e11f90",
    ),
)


class NotThere(Exception):
    """The wheel can't be had: PyPI is out of reach."""


def fetch(wheel: Wheel, folder: Path) -> Path:
    """Downloads a wheel and unpacks it into a folder of its name. Raises NotThere; a wrong hash fails."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary=:all:", "--timeout=20", "--retries=1", "--dest", str(folder)]
    done = subprocess.run([*command, f"{wheel.name}=={wheel.version}"], capture_output=True, text=True, check=False)
    packed = folder / wheel.file
    if done.returncode != 0 or not packed.exists():
        raise NotThere(f"pip can't download {wheel.name}: {done.stderr.strip()[-300:]}")
    found = hashlib.sha256(packed.read_bytes()).hexdigest()
    assert found == wheel.sha256, f"{wheel.file} is not the file that it was"
    unpacked = folder / wheel.name
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(unpacked)
    return unpacked
