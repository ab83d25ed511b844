// The desk of those who answer for figures: files handed in, indicators, frozen figures, every number down to its records.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";

import { axe, launch, look, shot, signedIn, startServer, total } from "./kit.mjs";

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([startServer(), launch()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const number = (text) => Number(text.replaceAll(".", ""));

test("every number of the dashboard opens onto as many records as it says", async () => {
  const { page, faults } = await signedIn(browser, server, "qmr");
  await look(page, server, "/objectives", "desk-dashboard");
  const numbers = await page.locator(".figure-base a").evaluateAll((links) =>
    links.map((link) => ({ href: link.getAttribute("href"), text: link.textContent.trim() })));
  const counts = numbers.filter(({ text }) => /^[0-9.]+$/.test(text));
  assert.ok(counts.length > 15, `only ${counts.length} numbers on the dashboard`);
  for (const { href, text } of counts) assert.equal(await total(page, server, href), number(text), href);
  assert.deepEqual(faults, []);
});

test("the year of a figure is drawn, and each month opens the records of its end", async () => {
  const { page, faults } = await signedIn(browser, server, "qmr");
  await look(page, server, "/objectives/5", "desk-objective-5");
  assert.ok((await page.locator("svg.year-line polyline").count()) > 0);
  const months = await page.locator(".year-table tbody tr").evaluateAll((rows) =>
    rows.map((row) => ({ href: row.querySelector("a")?.getAttribute("href"), counts: row.cells[2].textContent })));
  assert.ok(months.length > 2);
  for (const { href, counts } of months) {
    const [met, counted] = counts.split("/").map((part) => number(part.trim()));
    assert.equal(await total(page, server, `${href}&verdict=met`), met, href);
    assert.equal((await total(page, server, `${href}&verdict=missed`)) + met, counted, href);
  }
  assert.deepEqual(faults, []);
});

test("a file is tried, shown with its wrong row, and its good row is taken", async () => {
  const { page, faults } = await signedIn(browser, server, "records_clerk");
  await look(page, server, "/imports", "desk-imports");
  const csv = `code,title,authors,first_applied_on,recognised_on
E2E-SK-1,Sáng kiến một,An:100,01/03/2026,
E2E-SK-2,Sáng kiến hai,An:100,31/02/2026,
`;
  await page.selectOption("#kind", "initiatives");
  await page.setInputFiles("[name=file]", { name: "sang-kien.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await page.click("form.sheet button[type=submit]");
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
  await page.getByText("Có hàng sai, chưa nhận").waitFor();
  assert.match(await page.locator("main").innerText(), /31\/02\/2026/);
  await axe(page);
  await shot(page, "desk-import-tried");
  const saved = await page.request.get(`${page.url()}/problems.csv`);
  assert.match(await saved.text(), /first_applied_on/);
  await page.click("form[action$='/take'] button");
  await page.getByText("Đã nhận các hàng đúng").waitFor();
  await shot(page, "desk-import-taken");
  await look(page, server, "/imports", "desk-imports-runs");
  assert.equal((await page.request.get(`${server.url}/imports/template/dossiers`)).status(), 200);
  assert.deepEqual(faults, []);
});

test("an indicator is read, refused in words, added and tried", async () => {
  const { page, faults } = await signedIn(browser, server, "qmr");
  await look(page, server, "/indicators", "desk-indicators");
  await look(page, server, "/indicators/dossiers.on_time", "desk-indicator");
  await look(page, server, "/indicators/new", "desk-indicator-new");
  await page.fill("#title", "Báo cáo được chấp nhận đúng hạn");
  await page.fill("#name", "reports.accepted");
  await page.fill("#citation", "Kế hoạch 12/KH-VP");
  await page.selectOption("#population", "reports");
  await page.selectOption("#mark-0", "published");
  await page.click("form.sheet button[type=submit]");
  assert.match(await page.locator("form.sheet").innerText(), /không có ngày công khai/);
  await axe(page);
  await shot(page, "desk-indicator-refused");
  await page.selectOption("#mark-0", "stands");
  await page.selectOption("#by-0", "due");
  await page.selectOption("#window", "due");
  await page.click("form.sheet button[type=submit]");
  await page.waitForURL(/\/indicators\/own\.reports\.accepted$/);
  await axe(page);
  await shot(page, "desk-indicator-own");
  const numbers = await page.locator(".figure-base a").evaluateAll((links) =>
    links.map((link) => ({ href: link.getAttribute("href"), text: link.textContent.trim() })));
  const counts = numbers.filter(({ text }) => /^[0-9.]+$/.test(text));
  assert.ok(counts.length > 0, "it counts");
  for (const { href, text } of counts) assert.equal(await total(page, server, href), number(text), href);
  assert.deepEqual(faults.filter((fault) => !/422/.test(fault)), []);
});

test("figures are frozen with a reason and stand beside those of today", async () => {
  const { page, faults } = await signedIn(browser, server, "qmr");
  await look(page, server, "/frozen", "desk-frozen");
  await page.fill("#reason", "Báo cáo quý");
  await page.click("form.sheet button[type=submit]");
  await page.waitForURL(/\/frozen\/[0-9a-f-]{36}$/);
  assert.match(await page.locator("main").innerText(), /không đổi/);
  await axe(page);
  await shot(page, "desk-frozen-one");
  assert.deepEqual(faults, []);
});
