"""Which versions of kerlint settings are for."""

import pytest

from kerlint.settings.versions import at_most, version_fits


@pytest.mark.parametrize(
    ("wanted", "fits"),
    [
        ("1.2.3", True),
        ("==1.2.3", True),
        ("==1.2", False),
        ("==1.2.*", True),
        ("!=1.2.*", False),
        (">=1.2,<1.3", True),
        (">=1.3", False),
        ("> 1.2.3", False),
        (">=1.2.3.0", True),
        ("<2", True),
        ("~=1.2", True),
        ("~=1.1", True),
        ("~=1.2.4", False),
        ("~=0.9", False),
        ("<=1.2.3", True),
    ],
)
def test_clauses(wanted, fits):
    assert version_fits("1.2.3", wanted) is fits


@pytest.mark.parametrize("wanted", ["", "new", ">=", "1.x", ">=1.0,,<2", "=1"])
def test_what_is_no_version(wanted):
    with pytest.raises(ValueError, match="is no version"):
        version_fits("1.2.3", wanted)


@pytest.mark.parametrize(
    ("version", "bound", "fits"), [("0.1", "0.1", True), ("0.1.5", "0.1", True), ("0.2", "0.1", False)]
)
def test_an_edition_keeps_all_versions_of_its_series(version, bound, fits):
    assert at_most(version, bound) is fits
