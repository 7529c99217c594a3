"""What the user may set: ``[tool.kerlint]`` in pyproject.toml, or kerlint.toml, or the command line.

``files`` finds and reads a settings file, ``decode`` checks it against the table of keys in ``settings``, ``finder``
merges it with the command line.
"""

from kerlint.settings.errors import SettingsError
from kerlint.settings.settings import DEFAULTS, Settings

__all__ = ["DEFAULTS", "Settings", "SettingsError"]
