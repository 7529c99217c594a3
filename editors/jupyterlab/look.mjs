// Drives JupyterLab in Chromium: underlined findings, their words, a fix, in a notebook and in a script.
import { writeFileSync } from "fs";
import { chromium } from "playwright-core";

const CELLS = [
  "%matplotlib inline\nimport keras\nfrom keras import layers",
  "(x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()",
  `perceptron = keras.Sequential(
    [
        keras.Input((28, 28)),
        layers.Flatten(),
        layers.Dense(128, activation="relu"),
        layers.Dropout(0.3),
        layers.Dense(10, activation="softmax"),
    ]
)`,
  'perceptron.compile(optimizer="adam", loss="mse", metrics=["accuracy"])\nperceptron.fit(x_train, y_train, batch_size=128, epochs=20)',
];
const cells = CELLS.map((source, number) => ({
  cell_type: "code", id: `cell${number}`, execution_count: null, metadata: {}, outputs: [], source,
}));
const metadata = {
  kernelspec: { display_name: "Python 3 (ipykernel)", language: "python", name: "python3" },
  language_info: { name: "python", mimetype: "text/x-python", file_extension: ".py", codemirror_mode: { name: "ipython", version: 3 } },
};
writeFileSync("project/study.ipynb", JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }));
const SCRIPT = CELLS.map((cell) => cell.replace("%matplotlib inline\n", "")).join("\n\n") + "\n";
writeFileSync("project/train.py", SCRIPT);

const context = await chromium.launchPersistentContext("browser", {
  executablePath: "/usr/bin/chromium",
  headless: true,
  viewport: { width: 1280, height: 600 },
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});
const page = await context.newPage();
page.setDefaultTimeout(90000);

function check(holds, what) {
  console.log(holds ? "ok  " : "FAIL", what);
  if (!holds) process.exitCode = 1;
}
const shot = (name) => page.screenshot({ path: `${name}.png` });
process.on("uncaughtException", async (error) => {
  console.log("FAIL", error.message);
  await shot("failure");
  process.exit(1);
});

async function open(path) {
  for (let tries = 0; ; tries++) {
    try {
      await page.goto(`http://127.0.0.1:8390/lab/tree/${path}?reset`);
      break;
    } catch (error) {
      if (tries > 100) throw error;
      await page.waitForTimeout(1000);
    }
  }
}

const UNDERLINED = ".cm-lintRange-warning, .cm-lintRange-error, .cm-lintRange-info, .cm-lintRange-hint";

async function tooltip(place) {
  await place.hover();
  await page.waitForSelector(".cm-tooltip, .lsp-hover");
  await page.waitForTimeout(1000);
  return (await page.locator(".cm-tooltip, .lsp-hover").allInnerTexts()).join("\n");
}

await open("study.ipynb");
await page.waitForSelector(UNDERLINED);
const news = page.getByRole("button", { name: "No", exact: true }); // JupyterLab asks about its own news
if (await news.count()) await news.first().click();
await page.waitForTimeout(3000);
const status = await page.evaluate(async () => (await fetch("/lsp/status")).json());
check("kerlint" in status.sessions, "JupyterLab starts the server that the entry point names");
const marked = await page.locator(UNDERLINED).allInnerTexts();
check(marked.some((text) => text.includes("mse")), `the loss is underlined, in a cell behind the model's (${marked.length} places)`);
const said = await tooltip(page.locator(UNDERLINED).filter({ hasText: "mse" }).first());
check(said.includes("mean_squared_error"), "the message appears where the pointer rests");
await shot("notebook");
await page.keyboard.press("Escape");

await open("train.py");
await page.waitForSelector(UNDERLINED);
await page.waitForTimeout(2000);
const inScript = await page.locator(UNDERLINED).allInnerTexts();
check(inScript.some((text) => text.includes("mse")), `a script is underlined as well (${inScript.length} places)`);
await tooltip(page.locator(UNDERLINED).filter({ hasText: "mse" }).first());
await shot("script");
await page.keyboard.press("Escape");
await page.locator(".cm-content").first().click();
await page.keyboard.press("Control+a");
await page.keyboard.insertText(SCRIPT.replace('"mse"', '"sparse_categorical_crossentropy"'));
await page.waitForFunction(
  (where) => ![...document.querySelectorAll(where)].some((one) => one.innerText.includes("loss")), UNDERLINED,
);
await page.waitForTimeout(2500);
const after = await page.locator(UNDERLINED).allInnerTexts();
check(after.length < inScript.length, `what is typed is judged (${inScript.length} to ${after.length} places)`);
await shot("typed");
await context.close();
