// kerlint in VS Code: finds kerlint, starts its server, and offers what the protocol has no word for.
"use strict";

const { existsSync } = require("fs");
const { spawnSync } = require("child_process");
const path = require("path");
const vscode = require("vscode");
const { LanguageClient, State } = require("vscode-languageclient/node");

const LANGUAGES = ["file", "untitled", "vscode-notebook", "vscode-notebook-cell"].map((scheme) => ({
  scheme,
  language: "python",
}));

const PAGES = "kerlint-rule";
const OPTIONS = ["config", "inlayHints", "codeLens"];

let client;
let output;
let status;

/** Commands that may start kerlint, the best first. */
async function candidates() {
  const given = vscode.workspace.getConfiguration("kerlint").get("path") || [];
  if (given.length) return [given];
  const found = [];
  const bin = process.platform === "win32" ? ["Scripts", "kerlint.exe"] : ["bin", "kerlint"];
  for (const folder of vscode.workspace.workspaceFolders || []) {
    for (const name of [".venv", "venv"]) {
      const program = path.join(folder.uri.fsPath, name, ...bin);
      if (vscode.workspace.isTrusted && existsSync(program)) found.push([program]);
    }
  }
  const python = vscode.extensions.getExtension("ms-python.python");
  if (python) {
    const api = python.isActive ? python.exports : await python.activate();
    const chosen = api?.environments?.getActiveEnvironmentPath?.()?.path;
    if (chosen) found.push([chosen, "-m", "kerlint"]);
  }
  found.push(["kerlint"], ["python3", "-m", "kerlint"]);
  return found;
}

function works([program, ...rest]) {
  const done = spawnSync(program, [...rest, "--version"], { encoding: "utf8", timeout: 20000 });
  return done.status === 0 && /^kerlint /.test(done.stdout);
}

function say(text, tooltip) {
  status.text = text;
  status.tooltip = tooltip;
  status.show();
}

async function start() {
  const settings = vscode.workspace.getConfiguration("kerlint");
  if (!settings.get("enable")) return say("$(circle-slash) kerlint", "kerlint is switched off");
  const tried = await candidates();
  const command = tried.find(works);
  if (!command) {
    say("$(error) kerlint", "kerlint was not found");
    const words = tried.map((one) => one.join(" ")).join(", ");
    const answer = await vscode.window.showErrorMessage(
      `kerlint was not found (tried: ${words}). Install it into the workspace's environment: pip install 'kerlint[server]'`,
      "Open settings",
    );
    if (answer) vscode.commands.executeCommand("workbench.action.openSettings", "kerlint.path");
    return;
  }
  client = new LanguageClient(
    "kerlint",
    "kerlint",
    { command: command[0], args: [...command.slice(1), "server"] },
    {
      documentSelector: LANGUAGES,
      outputChannel: output,
      initializationOptions: Object.fromEntries(OPTIONS.map((name) => [name, settings.get(name)])),
      synchronize: {
        configurationSection: "kerlint",
      },
      middleware: {
        executeCommand: (name, args, next) => (name === "kerlint.showGraph" ? showGraph(...args) : next(name, args)),
      },
    },
  );
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running) say("$(check) kerlint", `kerlint runs: ${command.join(" ")}`);
    if (newState === State.Stopped) say("$(error) kerlint", "kerlint has stopped");
  });
  say("$(sync~spin) kerlint", "kerlint is starting");
  try {
    await client.start();
  } catch (error) {
    say("$(error) kerlint", String(error));
    output.error(String(error.stack || error));
    vscode.window.showErrorMessage(`kerlint could not be started: ${error}. Is the extra installed? pip install 'kerlint[server]'`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running) await running.stop().catch(() => undefined);
}

async function restart() {
  await stop();
  await start();
}

/** The Python file or notebook of the tab in front: a panel below, such as the output, is no file to speak of. */
function current() {
  const uri = vscode.window.tabGroups.activeTabGroup.activeTab?.input?.uri;
  return uri || vscode.window.activeTextEditor?.document.uri;
}

async function showGraph(uri, model) {
  const address = uri || current()?.toString();
  const picture = client && address && (await client.sendRequest("kerlint/graph", { uri: address, model: model ?? null }));
  if (!picture) return vscode.window.showInformationMessage("kerlint found no model in this file.");
  const panel = vscode.window.createWebviewPanel("kerlintGraph", "Model", vscode.ViewColumn.Beside, {});
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  panel.webview.html = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}">${picture}`;
}

async function explainRule() {
  const rule = await vscode.window.showInputBox({ prompt: "Code or name of a rule", placeHolder: "KER102" });
  const page = rule && client && (await client.sendRequest("kerlint/explain", { rule }));
  if (!page) return rule && vscode.window.showInformationMessage(`kerlint has no rule ${rule}.`);
  vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.from({ scheme: PAGES, path: `/${rule}.md` }));
}

/** A document of its own for each page, so that no unsaved file is left behind. */
const pages = {
  provideTextDocumentContent: (uri) =>
    client?.sendRequest("kerlint/explain", { rule: path.posix.basename(uri.path, ".md") }),
};

async function confirm() {
  const uri = current();
  const command = uri?.scheme === "file" && (await candidates()).find(works);
  if (!command) return vscode.window.showInformationMessage("Open a saved Python file to confirm its findings.");
  // A task, not a bare terminal: its answer stays to be read when it has ended, with whatever status.
  const run = new vscode.ProcessExecution(command[0], [...command.slice(1), "confirm", uri.fsPath]);
  const task = new vscode.Task({ type: "kerlint" }, vscode.TaskScope.Workspace, "confirm", "kerlint", run, []);
  await vscode.tasks.executeTask(task);
}

async function activate(context) {
  output = vscode.window.createOutputChannel("kerlint", { log: true });
  status = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right, 10);
  status.command = "kerlint.showOutput";
  const register = vscode.commands.registerCommand;
  context.subscriptions.push(
    output,
    status,
    register("kerlint.restart", restart),
    register("kerlint.showOutput", () => output.show()),
    register("kerlint.explainRule", explainRule),
    register("kerlint.confirm", confirm),
    vscode.workspace.registerTextDocumentContentProvider(PAGES, pages),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("kerlint.path") || event.affectsConfiguration("kerlint.enable")) restart();
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
