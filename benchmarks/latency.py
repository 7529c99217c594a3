"""What a user waits for in the editor: the server beside a bare LibCST parse of the same text, and `ruff server`.

    python benchmarks/latency.py [--edits N] [--check]

One client, one run: edits of one line of a Keras program of about 300 lines, each timed until its diagnostics are
there, with a parse of the same text in the same second. Only ratios count. Budgets (`--check`): the median edit at
most 2 parses, the 95th percentile at most 4; from start to the first diagnostics at most 3 starts of pygls.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from run import _installed, _one_file

MEDIAN, P95, START = 2.0, 4.0, 3.0
IMPORT_PYGLS = "import pygls.lsp.server; pygls.lsp.server.LanguageServer('x', '1')"


class Client:
    """As little of a client as there can be: what it costs is not the server's."""

    def __init__(self, command: list[str], environment: dict[str, str], folder: Path) -> None:
        self.process = subprocess.Popen(
            command,
            env=environment,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._request = 0

    def send(self, method: str, params: Any, *, request: bool = False) -> None:
        message = {"jsonrpc": "2.0", "method": method, "params": params}
        if request:
            self._request += 1
            message["id"] = self._request
        data = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def until(self, wanted: Any) -> dict[str, Any]:
        """The next message that is as wanted."""
        assert self.process.stdout is not None
        while True:
            size = 0
            while line := self.process.stdout.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    size = int(line.split(b":")[1])
            message: dict[str, Any] = json.loads(self.process.stdout.read(size))
            if wanted(message):
                return message


def measure(
    command: list[str], environment: dict[str, str], text: str, edits: int, folder: Path
) -> tuple[float, list[float], list[float]]:
    """Seconds to the first diagnostics, and for each edit those to its diagnostics and those of a bare parse."""
    import libcst

    began = time.perf_counter()
    client = Client(command, environment, folder)
    uri = (folder / "program.py").as_uri()
    client.send("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}}, request=True)
    client.until(lambda message: message.get("id") == 1 and "result" in message)
    client.send("initialized", {})
    document = {"uri": uri, "languageId": "python", "version": 1, "text": text}
    client.send("textDocument/didOpen", {"textDocument": document})

    def published(version: int) -> Any:
        return lambda message: (
            message.get("method") == "textDocument/publishDiagnostics" and message["params"].get("version") == version
        )

    client.until(published(1))
    start = time.perf_counter() - began
    waits, parses = [], []
    for version in range(2, edits + 2):
        begin = time.perf_counter()
        libcst.parse_module(text)
        parses.append(time.perf_counter() - begin)
        time.sleep(0.5)  # people type slower than this
        place = {"line": 0, "character": 0}
        change = {"range": {"start": place, "end": place}, "text": f"a{version} = 1\n"}
        begin = time.perf_counter()
        client.send(
            "textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]}
        )
        client.until(published(version))
        waits.append(time.perf_counter() - begin)
    client.process.kill()
    client.process.wait()
    return start, waits, parses


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--edits", type=int, default=40)
    parser.add_argument("--check", action="store_true", help="exit with 1 if a ratio is above its budget")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = _installed(folder)
        text = _one_file(folder)[0].read_text(encoding="utf-8")
        starts = []
        for _ in range(3):
            begin = time.perf_counter()
            subprocess.run([sys.executable, "-c", IMPORT_PYGLS], env=environment, check=True)
            starts.append(time.perf_counter() - begin)
        pygls = statistics.median(starts)
        commands = {"kerlint": [sys.executable, "-m", "kerlint", "server"]}
        if shutil.which("ruff"):
            commands["ruff"] = ["ruff", "server"]
        worst = False
        print(f"{len(text.splitlines())} lines, {options.edits} edits; in bare parses of the same text")
        print(f"  {'':10}{'median':>8}{'p95':>8}{'ms':>8}   start, in starts of pygls")
        for title, command in commands.items():
            start, waits, parses = measure(command, environment, text, options.edits, folder)
            parse = statistics.median(parses)
            median, p95 = statistics.median(waits) / parse, statistics.quantiles(waits, n=20)[-1] / parse
            print(f"  {title:10}{median:8.2f}{p95:8.2f}{statistics.median(waits) * 1000:8.1f}   {start / pygls:.2f}")
            if title == "kerlint":
                worst = median > MEDIAN or p95 > P95 or start / pygls > START
    return int(options.check and worst)


if __name__ == "__main__":
    sys.exit(main())
