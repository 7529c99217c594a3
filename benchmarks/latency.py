"""What a user waits for in the editor: the server beside a bare LibCST parse of the same text, and `ruff server`.

    python benchmarks/latency.py [--edits N] [--check]

One client, one run: edits of a Keras program of about 300 lines, in turn a new line at its top and a change of a line
in its middle, each timed until its diagnostics are there, with a parse of the same text just before. Only ratios count.
They are told twice: in time as a user waits it, and in CPU of the server (Linux), which other programs do not change.
Budgets (`--check`): the median edit at most 2 parses, the 95th percentile at most 4; from start to the first
diagnostics at most 3 starts of pygls.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import libcst

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

    def settle(self, uri: str) -> None:
        """Waits until the server has done all that it does behind the diagnostics."""
        place = {"line": 0, "character": 0}
        params = {"textDocument": {"uri": uri}, "position": place}
        self.send("textDocument/hover", params, request=True)
        asked = self._request
        self.until(lambda message: message.get("id") == asked and "method" not in message)

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


class Edit(NamedTuple):
    """Seconds until an edit's diagnostics are there, and those of a parse just before; as time, and as CPU."""

    wait: float
    parse: float
    cpu: float
    parse_cpu: float


def cpu_of(process: int) -> float:
    """The CPU seconds that the threads of a process have used; 0 where the system does not tell."""
    used = 0
    for task in Path(f"/proc/{process}/task").glob("*/schedstat"):
        with suppress(OSError):
            used += int(task.read_text().split()[0])
    return used / 1e9


def changes(text: str, count: int) -> Iterator[tuple[dict[str, Any], str]]:
    """Edits as the protocol says them, each with the text after it: at the top, then at the end of a line, in turn."""
    choice = random.Random(0)
    for number in range(count):
        lines = text.split("\n")
        row = choice.choice([row for row, line in enumerate(lines) if line.endswith(")")]) if number % 2 else 0
        column = len(lines[row]) if row else 0
        new = f"  # {number}" if row else f"a{number} = 1\n"
        lines[row] = lines[row][:column] + new + lines[row][column:]
        text = "\n".join(lines)
        place = {"line": row, "character": column}
        yield {"range": {"start": place, "end": place}, "text": new}, text


def measure(
    command: list[str], environment: dict[str, str], text: str, edits: int, folder: Path
) -> tuple[float, list[Edit]]:
    """Seconds to the first diagnostics, and what each edit cost."""
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
    measured = []
    for version, (change, after) in enumerate(changes(text, edits), 2):
        client.settle(uri)
        time.sleep(0.5)  # people type slower than this
        begin, begin_cpu = time.perf_counter(), time.process_time()
        libcst.parse_module(after)
        parse, parse_cpu = time.perf_counter() - begin, time.process_time() - begin_cpu
        begin, begin_cpu = time.perf_counter(), cpu_of(client.process.pid)
        client.send(
            "textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]}
        )
        client.until(published(version))
        measured.append(Edit(time.perf_counter() - begin, parse, cpu_of(client.process.pid) - begin_cpu, parse_cpu))
    client.process.kill()
    client.process.wait()
    return start, measured


def ratios(costs: list[float], parses: list[float]) -> tuple[float, float]:
    """The median and the 95th percentile of costs, in median parses."""
    parse = statistics.median(parses)
    return statistics.median(costs) / parse, statistics.quantiles(costs, n=20)[-1] / parse


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
        print(f"  {'':10}{'median':>8}{'p95':>8}{'ms':>8}   {'CPU':>6}{'p95':>8}   start, in starts of pygls")
        for title, command in commands.items():
            start, edits = measure(command, environment, text, options.edits, folder)
            waits = [edit.wait for edit in edits]
            median, p95 = ratios(waits, [edit.parse for edit in edits])
            cpu, cpu_p95 = ratios([edit.cpu for edit in edits], [edit.parse_cpu for edit in edits])
            milliseconds = statistics.median(waits) * 1000
            told = f"{median:8.2f}{p95:8.2f}{milliseconds:8.1f}   {cpu:6.2f}{cpu_p95:8.2f}   {start / pygls:.2f}"
            print(f"  {title:10}{told}")
            if title == "kerlint":
                worst = median > MEDIAN or p95 > P95 or start / pygls > START
    return int(options.check and worst)


if __name__ == "__main__":
    sys.exit(main())
