"""Findings as text and as data for other tools."""
