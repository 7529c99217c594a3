"""Lets ``python -m kerlint`` be the command."""

import sys

from kerlint.cli import main

sys.exit(main())
