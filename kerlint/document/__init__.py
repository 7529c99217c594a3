"""Text and where things are: files, notebooks, encodings, places, suppressions."""

from kerlint.document.discovery import Found, discover, shown
from kerlint.document.document import Cell, Document
from kerlint.document.reading import File, Reading, read

__all__ = ["Cell", "Document", "File", "Found", "Reading", "discover", "read", "shown"]
