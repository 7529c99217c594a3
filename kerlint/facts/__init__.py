"""The vocabulary: what kerlint knows of a program, in the field's own words.

``values`` are the three states of knowledge (known, unknown, depends on a branch), ``fact`` the base of all facts,
``vocabulary`` the facts themselves, ``written`` those about what a program spells.
"""
