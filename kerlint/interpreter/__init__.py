"""Runs a program without running it, and says what it found as facts."""
