"""The rule book: rule files in, verdicts out.

``load`` reads rule files, ``sentence`` turns their sentences into functions, ``worlds`` asks these functions on every
path of a program, ``judge`` says what is wrong where. Nothing here knows syntax: rules speak of facts.
"""
