"""The language server: what kerlint finds and recovers, while the program is being written.

``app`` speaks the protocol; ``texts`` keeps what the editor holds; ``project`` knows settings and imported files;
``analysis`` makes an outcome of a text, off the event loop; ``diagnostics``, ``actions``, ``hover`` and ``hints`` say
it in the protocol's terms. Nothing of the program is run or imported, and nothing here is imported by other commands.
"""
