"""What the interpreter recovered of a program, for people and programs: every model, how it is compiled and trained.

``outline`` are the things to show, ``gather`` and ``training`` fill them from facts, ``files`` reads them from files;
``text``, ``as_json``, ``svg`` and ``mermaid`` print them.
"""
