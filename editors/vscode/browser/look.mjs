// Drives VS Code in Chromium: squiggles, problems, hover, shapes, quick fixes, commands, the status item, in a script, an
// untitled file and a notebook.
import { mkdirSync, writeFileSync } from "fs";
import { chromium } from "playwright-core";

const PROGRAM = `import keras
from keras import layers

(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()

perceptron = keras.Sequential(
    [
        keras.Input((28, 28)),
        layers.Flatten(),
        layers.Dense(128, activation="relu"),
        layers.Dropout(0.3),
        layers.Dense(10, activation="softmax"),
    ]
)

perceptron.compile(optimizer="adam", loss="mse", metrics=["accuracy"])
perceptron.fit(x_train, y_train, batch_size=128, epochs=20)
`;

mkdirSync("project", { recursive: true });
writeFileSync("project/train.py", PROGRAM);
const cells = PROGRAM.trim().split("\n\n").map((source) => ({
  cell_type: "code", execution_count: null, metadata: {}, outputs: [], source: source.split(/(?<=\n)/),
}));
const metadata = { kernelspec: { display_name: "Python 3", language: "python", name: "python3" }, language_info: { name: "python" } };
writeFileSync("project/study.ipynb", JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 4 }));

const context = await chromium.launchPersistentContext("browser", {
  executablePath: "/usr/bin/chromium",
  headless: true,
  viewport: { width: 1180, height: 720 },
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
const page = await context.newPage();
page.setDefaultTimeout(30000);

function check(holds, what) {
  console.log(holds ? "ok  " : "FAIL", what);
  if (!holds) process.exitCode = 1;
}

process.on("uncaughtException", async (error) => {
  console.log("FAIL", error.message);
  await shot("failure");
  process.exit(1);
});
const shot = (name) => page.screenshot({ path: `${name}.png` });
for (let tries = 0; ; tries++) {
  try {
    await page.goto(`http://127.0.0.1:8380/?folder=${process.cwd()}/project`);
    break;
  } catch (error) {
    if (tries > 60) throw error;
    await page.waitForTimeout(500);
  }
}
await page.waitForSelector(".monaco-workbench");
await page.waitForTimeout(4000); // the extension host must be up before a notebook is opened
await page.locator(".explorer-folders-view >> text=train.py").dblclick();
await page.waitForSelector(".squiggly-warning, .squiggly-error");
await page.waitForFunction(() => document.body.innerText.replaceAll("\u00a0", " ").includes("(None, 784)"));
const seen = () => page.evaluate(() => document.body.innerText.replaceAll("\u00a0", " "));
check((await seen()).includes("(None, 10) · 1,290"), "shapes and parameters stand behind layers");
await page.waitForFunction(() => document.body.innerText.replaceAll("\u00a0", " ").includes("show graph"));
check((await seen()).includes("4 layers · 101,770 parameters · show graph"), "a lens tells the size of the model");
await page.keyboard.press("Control+Shift+m");
await page.waitForSelector(".markers-panel .monaco-list-row");
const problems = await page.locator(".markers-panel .monaco-list-row").allInnerTexts();
check(problems.some((row) => row.includes("KER102")), `the problems list has ${problems.length - 1} findings`);
await shot("script");
await page.keyboard.press("Control+Shift+m");
const word = page.locator(".view-line span:text-is('\"mse\"')").first();
await word.hover();
await page.waitForSelector(".monaco-hover .hover-contents");
await page.waitForTimeout(1500);
const said = (await page.locator(".monaco-hover").allInnerTexts()).join("\n").replaceAll("\u00a0", " ");
check(said.includes("softmax-with-regression-loss"), "hovering shows the page of the rule");
await shot("hover");
await page.keyboard.press("Escape");
await page.locator("text=show graph").first().click();
await page.waitForTimeout(3000);
await shot("graph");
check((await page.locator(".tab >> text=Model").count()) > 0, "the graph is shown beside the program");
await page.keyboard.press("Control+w");
await page.locator(".tab >> text=train.py").first().click();
await word.click();
const before = await page.locator(".squiggly-warning, .squiggly-error, .squiggly-info").count();
await page.keyboard.press("Control+.");
await page.waitForSelector(".action-widget .monaco-list-row");
const offered = await page.locator(".action-widget .monaco-list-row.action").allInnerTexts();
check(offered.some((one) => one.includes("KER102")), "a fix is offered");
for (let row = 0; row < offered.findIndex((one) => one.includes("Ignore")); row++) await page.keyboard.press("ArrowDown");
await page.keyboard.press("Enter");
await page.waitForFunction(() => document.body.innerText.replaceAll("\u00a0", " ").includes("# kerlint: ignore["));
await page.waitForTimeout(2000);
const after = await page.locator(".squiggly-warning, .squiggly-error, .squiggly-info").count();
check(after < before, `a quick fix takes a finding away (${before} to ${after} underlined)`);
async function command(title) {
  await page.keyboard.press("F1");
  await page.waitForSelector(".quick-input-widget input");
  await page.keyboard.type(title);
  await page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first().click();
}
const status = page.locator('.statusbar-item[id*="kerlint"]').first();
const running = () => page.waitForFunction(
  () => /kerlint runs/.test(document.querySelector('.statusbar-item[id*="kerlint"]')?.getAttribute("aria-label") ?? ""),
);
await running();
check((await status.innerText()).includes("kerlint"), "the status item says that kerlint runs");
await command("kerlint: Restart the server");
await page.waitForTimeout(1000);
await running();
await page.waitForSelector(".squiggly-warning, .squiggly-error, .squiggly-info");
check(true, "after a restart it runs again, and findings are there");
await command("kerlint: Show output");
await page.waitForSelector('[id="workbench.panel.output"]');
check(await page.locator('[id="workbench.panel.output"]').isVisible(), "its output is shown");
await command("kerlint: Confirm the findings of this file in a terminal");
await page.waitForSelector(".terminal-wrapper .xterm-screen");
await page.waitForTimeout(Number(process.env.CONFIRM_SECONDS ?? 20) * 1000);
check((await seen()).includes("train.py") && !(await seen()).includes("kerlint.kerlint"), "findings are confirmed in a terminal");
await shot("terminal");
await page.keyboard.press("Control+j");
await command("kerlint: Explain a rule");
await page.waitForSelector(".quick-input-widget input");
await page.keyboard.type("KER102");
await page.keyboard.press("Enter");
await page.waitForSelector(".tab[aria-label*='Preview']");
await page.waitForTimeout(2000);
check((await page.locator(".tab").count()) === 2, "the page of a rule is shown, and nothing else is opened for it");
await shot("rule");
await command("File: New Untitled Text File");
await page.waitForTimeout(1000);
await command("Change Language Mode");
await page.waitForTimeout(1000);
await page.keyboard.type("python");
await page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "Python" }).first().click();
await page.waitForTimeout(1000);
await page.locator(".editor-group-container.active .monaco-editor").first().click();
await page.keyboard.insertText(PROGRAM.replaceAll(/\n +/g, "")); // the editor would indent each line once more
await page.waitForFunction(() => document.body.innerText.replaceAll("\u00a0", " ").includes("(None, 784)"));
await page.waitForSelector(".editor-group-container.active .squiggly-warning, .editor-group-container.active .squiggly-error");
check(true, "an untitled file has findings and shapes");
await shot("untitled");
await page.locator(".explorer-folders-view >> text=study.ipynb").dblclick();
await page.waitForSelector(".notebookOverlay .squiggly-warning, .notebookOverlay .squiggly-error");
await page.waitForFunction(() => document.body.innerText.replaceAll("\u00a0", " ").includes("(None, 784)"));
await page.waitForTimeout(2000);
check((await seen()).includes("(None, 10) · 1,290"), "shapes stand behind layers in cells");
await shot("notebook");
await context.close();
