// The kit itself: Chromium starts, axe finds what is wrong, pictures are written.

import assert from "node:assert/strict";
import { existsSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { axe, launch, newPage, shot } from "./kit.mjs";

const TARGET = process.env.CARGO_TARGET_DIR ?? join(dirname(dirname(fileURLToPath(import.meta.url))), "target");

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

function asPage(body) {
  const html = `<!doctype html><html lang="vi"><head><title>Việc của tôi</title>
    <meta name="viewport" content="width=device-width"></head><body>${body}</body></html>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}

test("a proper page passes and is pictured in both widths", async () => {
  const page = await newPage(browser);
  await page.goto(asPage("<main><h1>Việc của tôi</h1><p>Không có việc nào.</p></main>"));
  await axe(page);
  const pictures = ["wide", "phone"].map((width) => join(TARGET, "screenshots", `smoke-${width}.png`));
  pictures.forEach((picture) => rmSync(picture, { force: true }));
  await shot(page, "smoke");
  assert.ok(pictures.every((picture) => existsSync(picture)));
  assert.equal(await page.evaluate(() => new Date("2018-01-01T00:00:00Z").getHours()), 7);
});

test("axe names what is wrong", async () => {
  const page = await newPage(browser);
  await page.goto(asPage("<main><h1>Tìm</h1><input type='text'></main>"));
  await assert.rejects(axe(page), /label/);
});

test("a page that is too wide for a phone fails", async () => {
  const page = await newPage(browser);
  await page.goto(asPage("<main><h1>Rộng</h1><div style='width:900px'>Bảng</div></main>"));
  await assert.rejects(shot(page, "smoke-too-wide"), /too wide for 360 px/);
});
