"""Confirms on the program itself: runs it, contained, up to the training that a finding is about.

``plan`` writes down what is run and where it ends. ``sandbox`` starts and watches the process that runs it, behind the
walls of ``walls``. All others work inside: ``server`` forks for every program, ``script`` executes it with the hooks of
``hooks``, ``captured`` keeps its data, ``side`` experiments on its model, ``remote`` carries questions and answers.
"""
