"""kerlint: the linter for Keras model code."""

__version__ = "0.1.0"


def load_ipython_extension(shell: object) -> None:
    """`%load_ext kerlint`: findings appear under the cells of the session."""
    from importlib import import_module

    import_module("kerlint.integrations.ipython").load(shell)


def unload_ipython_extension(shell: object) -> None:
    """`%unload_ext kerlint`."""
    from importlib import import_module

    import_module("kerlint.integrations.ipython").unload(shell)
