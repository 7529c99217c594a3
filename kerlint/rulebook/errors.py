"""What is wrong with a rule file, in its author's language."""

from __future__ import annotations


class RuleError(Exception):
    """A rule file that can't be used: the message names the file, the key and the remedy."""

    def __init__(self, message: str, key: str = "", path: str = "") -> None:
        super().__init__(": ".join(part for part in (path, key, message) if part))
        self.message = message
        self.key = key
        self.path = path

    def within(self, *, key: str = "", path: str = "") -> RuleError:
        """The same error with more of where it is: a key further out, the file."""
        whole = f"{key}.{self.key}" if key and self.key else key or self.key
        return RuleError(self.message, whole, path or self.path)
