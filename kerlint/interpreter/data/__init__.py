"""What the analysis knows of arrays, and what happens to that knowledge when a program computes with them.

``lift`` calls a function on every alternative of its arguments, ``make`` builds Data facts, ``shapes`` and ``bounds``
compute with shapes and intervals, ``literal`` reads values that are written out, ``selection`` keeps track of rows,
``arithmetic`` and ``learning`` of what was done to the values.
"""
