// Opens the review pages of a folder in Chromium and prints, for each check, what is wrong with it or nothing.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(resolve(process.env.DRAFTER_NODE_MODULES), "playwright-core", "package.json"));
const { chromium } = require("playwright-core");

const folder = resolve(process.argv[2]);
const browser = await chromium.launch({
  executablePath: process.env.DRAFTER_CHROMIUM,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const results = {};

async function check(name, run) {
  try {
    results[name] = (await run()) ?? "";
  } catch (error) {
    results[name] = String(error.stack ?? error);
  }
}

function differ(got, wanted) {
  const [left, right] = [JSON.stringify(got), JSON.stringify(wanted)];
  return left === right ? "" : `got ${left}, wanted ${right}`;
}

async function open(name, options = {}, { view = "inline" } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "ru-RU", ...options });
  const page = await context.newPage();
  const heard = [];
  const asked = [];
  page.on("console", (message) => heard.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => heard.push(String(error)));
  page.on("dialog", (dialog) => heard.push(`dialog: ${dialog.message()}`) && dialog.dismiss());
  page.on("request", (request) => asked.push(request.url()));
  const url = pathToFileURL(join(folder, `${name}.html`)).href;
  await page.goto(url, { waitUntil: "load" });
  if (view === "side") await page.locator("label[for=view-side]").click();
  return { page, heard, asked, url };
}

const views = (page) =>
  page.evaluate(() => ["inline", "side"].filter((view) => document.querySelector(`.change .${view}`).checkVisibility()));
const focused = (page) => page.evaluate(() => document.activeElement.closest(".change")?.id ?? null);
const rows = (page) => page.evaluate(() => [...document.querySelectorAll(".change")].map((row) => row.id));

{
  const { page, heard, asked, url } = await open("page");
  await check("opens from a file in silence", () => differ(heard, []));
  await check("asks for nothing but itself", () => differ(asked, [url]));

  await check("moves between changes by keys", async () => {
    const ids = await rows(page);
    const been = [];
    for (const key of ["j", "j", "n", "k", "p"]) {
      await page.keyboard.press(key);
      been.push(await focused(page));
    }
    for (let i = 0; i < ids.length + 2; i++) await page.keyboard.press("j");
    been.push(await focused(page));
    const top = await page.evaluate(() => document.activeElement.getBoundingClientRect().top);
    if (top < 0 || top > 900) return `the heading stands at ${top}`;
    return differ(been, [ids[0], ids[1], ids[2], ids[1], ids[0], ids.at(-1)]);
  });

  const press = (init) => page.evaluate((i) => document.dispatchEvent(new KeyboardEvent("keydown", i)), init);
  await check("moves by the same keys in a Cyrillic layout", async () => {
    const ids = await rows(page);
    await press({ key: "л", code: "KeyK" });
    const back = await focused(page);
    await press({ key: "о", code: "KeyJ" });
    return differ([back, await focused(page)], [ids.at(-2), ids.at(-1)]);
  });
  await check("leaves keys with modifiers alone", async () => {
    const before = await focused(page);
    for (const modifier of ["ctrlKey", "metaKey", "altKey"]) await press({ key: "k", code: "KeyK", [modifier]: true });
    await press({ key: "k", code: "KeyV" });
    await press({ key: "j", code: "KeyC" });
    return differ(await focused(page), before);
  });
  await check("switches the view by keys", async () => {
    const been = [await views(page)];
    for (const key of ["s", "i"]) {
      await page.keyboard.press(key);
      been.push(await views(page));
    }
    return differ(been, [["inline"], ["side"], ["inline"]]);
  });
  const isOpen = () => page.evaluate(() => document.getElementById("keys").open);
  await check("opens and closes the list of keys", async () => {
    const been = [];
    await page.keyboard.press("?");
    been.push(await isOpen());
    await page.keyboard.press("Escape");
    been.push(await isOpen());
    await page.locator("#open-keys").click();
    been.push(await isOpen());
    await page.locator("#close-keys").click();
    been.push(await isOpen());
    return differ(been, [true, false, true, false]);
  });
  await check("lets the keys be switched off", async () => {
    await page.locator("#open-keys").click();
    await page.locator("#keys-on").uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("s");
    await page.keyboard.press("?");
    return differ([await views(page), await isOpen()], [["inline"], false]);
  });
}

{
  const { page } = await open("page", { javaScriptEnabled: false });
  await check("switches the view without script", async () => {
    const been = [await views(page)];
    for (const view of ["side", "inline"]) {
      await page.locator(`label[for=view-${view}]`).click();
      been.push(await views(page));
    }
    return differ(been, [["inline"], ["side"], ["inline"]]);
  });
  await check("switches the view without script or mouse", async () => {
    await page.locator("#view-inline").focus();
    await page.keyboard.press("ArrowRight");
    const side = await views(page);
    await page.keyboard.press("ArrowLeft");
    return differ([side, await views(page)], [["side"], ["inline"]]);
  });
  await check("unfolds without script", async () => {
    const text = page.locator(".inline .folded").first();
    const before = await text.evaluate((e) => e.checkVisibility());
    await page.locator(".inline .fold > summary").first().focus();
    await page.keyboard.press("Enter");
    const shown = await text.evaluate((e) => [e.checkVisibility(), getComputedStyle(e).display]);
    return differ([before, ...shown], [false, true, "inline"]);
  });
  await check("needs no script to be read", async () =>
    differ(
      await page.evaluate(() => [
        document.getElementById("open-keys").checkVisibility(),
        document.getElementById("keys").checkVisibility(),
        [...document.querySelectorAll(".clause, .inline .line, .finding")].some(
          (e) => !e.checkVisibility() && !e.closest("details:not([open])"),
        ),
      ]),
      [false, false, false],
    ),
  );
}

{
  const { page } = await open("page");
  await check("reads insertions and deletions out", async () => {
    const snapshot = await page.locator("#row-art_669__para_2 .inline").ariaSnapshot();
    const missing = [`- deletion: "исключено: десять`, `- insertion: "включено: пятнадцать`].filter((s) => !snapshot.includes(s));
    return missing.length ? `${missing.join(", ")} not in ${snapshot}` : "";
  });
  await check("leads past the contents by the skip link", async () => {
    await page.keyboard.press("Tab");
    const skip = await page.evaluate(() => document.activeElement.className);
    const box = await page.locator(".skip").boundingBox();
    await page.keyboard.press("Enter");
    return differ([skip, box.x >= 0, new URL(page.url()).hash], ["skip", true, "#changes"]);
  });
}

{
  const { page } = await open("page");
  await check("shows where the focus is", async () => {
    const hidden = [];
    const stops = await page.evaluate(() => document.querySelectorAll("a, summary, button, input").length);
    for (let i = 0; i < stops; i++) {
      await page.keyboard.press("Tab");
      const lost = await page.evaluate(() => {
        const at = document.activeElement;
        const shown = at.matches(".switch input") ? at.nextElementSibling : at;
        const { outlineStyle, outlineWidth } = getComputedStyle(shown);
        return at === document.body || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) ? null : at.outerHTML;
      });
      if (lost) hidden.push(lost.slice(0, 120));
    }
    return differ(hidden, []);
  });
}

async function overflow(width, height) {
  const wide = [];
  for (const name of ["page", "hostile"]) {
    for (const view of ["inline", "side"]) {
      const { page } = await open(name, { viewport: { width, height } }, { view });
      const found = await page.evaluate(() => {
        for (const one of document.querySelectorAll("details")) one.open = true;
        const limit = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= limit) return null;
        const over = [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > limit + 0.5);
        return over.slice(0, 3).map((e) => e.outerHTML.slice(0, 100));
      });
      if (found) wide.push(name, view, ...found);
      await page.context().close();
    }
  }
  return differ(wide, []);
}
await check("fits 320 pixels", () => overflow(320, 640));
await check("fits 200 per cent", () => overflow(640, 450));

function faint() {
  const parse = (color) => color.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3) return color;
      if (color[3] > 0) throw new Error(`a half transparent ground: ${at.outerHTML.slice(0, 80)}`);
    }
    return [255, 255, 255];
  };
  const found = new Set();
  for (const element of document.querySelectorAll("body *")) {
    const speaks = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!speaks || !element.checkVisibility() || element.closest(".vh, script")) continue;
    for (const pseudo of [null, "::before"]) {
      const style = getComputedStyle(element, pseudo);
      if (pseudo && ["none", "normal"].includes(style.content)) continue;
      const pair = [light(parse(style.color)), light(ground(element))].sort((a, b) => b - a);
      const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
      if (ratio < 4.5) found.add(`${ratio.toFixed(2)} ${element.tagName}.${element.className}${pseudo ?? ""}`);
    }
  }
  return [...found];
}
await check("has contrast in light and dark", async () => {
  const found = [];
  for (const colorScheme of ["light", "dark"]) {
    for (const view of ["inline", "side"]) {
      const { page } = await open("page", { colorScheme }, { view });
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      for (const one of await page.evaluate(faint)) found.push(`${colorScheme}, ${view}: ${one}`);
      await page.evaluate(() => document.getElementById("keys").showModal());
      for (const one of await page.evaluate(faint)) found.push(`${colorScheme}, ${view}: ${one}`);
      await page.context().close();
    }
  }
  return differ([...new Set(found)], []);
});

await check("prints running text upright and columns across", async () => {
  const turned = [];
  for (const view of ["inline", "side"]) {
    const { page } = await open("page", {}, { view });
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => (+w < +h ? "upright" : "across"));
    turned.push([...new Set(sizes)].join(" and "));
    await page.context().close();
  }
  return differ(turned, ["upright", "across"]);
});
await check("prints what is folded", async () => {
  const { page } = await open("page");
  await page.emulateMedia({ media: "print" });
  return differ(
    await page.evaluate(() => [
      [...document.querySelectorAll(".inline .folded, .inline .folds .line")].every((e) => e.checkVisibility()),
      [...document.querySelectorAll(".inline summary, .switch, .skip")].some((e) => e.checkVisibility()),
    ]),
    [true, false],
  );
});

await check("takes hostile text for text", async () => {
  const { page, heard, asked, url } = await open("hostile");
  for (const key of ["j", "j", "s", "i"]) await page.keyboard.press(key);
  await page.mouse.move(640, 450);
  const title = await readFile(join(folder, "title.txt"), "utf8");
  const got = [await page.title(), heard, asked];
  return differ(got, [title.replace(/\s+/g, " ").trim(), [], [url]]);
});

await browser.close();
console.log(JSON.stringify(results));
