"""Proves findings: trains the program as written and as repaired, for seconds, and compares.

The only part that imports TensorFlow, and nothing but the command ``kerlint confirm`` reaches it. By default nothing of
the user runs: ``blueprint`` writes down the recovered model as plain data, ``task`` what it is to learn, ``server``
starts processes in which ``lab`` rebuilds and trains it, ``verdict`` says what the numbers mean.

``lab`` runs in processes of its own, which know of the program what the blueprint says, and nothing else.
"""
