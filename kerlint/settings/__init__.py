"""What the user may set, in ``[tool.kerlint]`` of pyproject.toml, in kerlint.toml and on the command line."""

from kerlint.settings.settings import DEFAULTS, Settings

__all__ = ["DEFAULTS", "Settings"]
