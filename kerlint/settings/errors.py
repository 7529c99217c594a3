"""What is wrong with settings, told so that it can be mended without the documentation."""

from __future__ import annotations


class SettingsError(Exception):
    """The message names the file, the line and the key where they are known, and the nearest valid key."""
