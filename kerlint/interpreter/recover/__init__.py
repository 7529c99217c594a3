"""Turns what a run left behind, objects and events, into facts."""
