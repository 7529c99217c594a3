"""Tells JupyterLab (jupyterlab-lsp) how the language server is started. Found through an entry point."""

from __future__ import annotations

import sys
from typing import Any


def spec(manager: Any) -> dict[str, dict[str, Any]]:
    """The language server in the form that jupyter-lsp asks for."""
    return {
        "kerlint": {
            "argv": [sys.executable, "-m", "kerlint", "server"],
            "languages": ["python"],
            "version": 2,
            "mime_types": ["text/python", "text/x-ipython"],
            "display_name": "kerlint",
        }
    }
