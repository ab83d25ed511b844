// Every page of the navigation and its tabs, wide and on a phone, as somebody whose page it is.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";

import { WIDTHS, axe, launch, look, signedIn, startServer } from "./kit.mjs";

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([startServer(), launch()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Looks at the page, then once more with axe as a phone shows it; no word may be missing. */
async function both(page, path, name) {
  await look(page, server, path, name);
  assert.doesNotMatch(await page.content(), /⟦/, `${path} lacks a message`);
  await page.setViewportSize(WIDTHS.phone);
  await axe(page);
  await page.setViewportSize(WIDTHS.wide);
}

/** Where the first link on a page leads. */
async function first(page, path, selector) {
  await page.goto(server.url + path);
  return page.locator(selector).first().getAttribute("href");
}

/** Pages that a role works on. */
const PAGES = {
  chairman: ["/inbox", "/board", "/objectives", "/indicators", "/frozen", "/directives/report", "/directives/late", "/programme", "/procedures"],
  qmr: ["/inbox", "/objectives", "/frozen", "/directives/answers", "/directives/report", "/programme/new", "/programme"],
  records_clerk: ["/inbox", "/documents", "/documents/receive", "/documents/pending", "/directives/mend", "/imports"],
  iso_secretary: ["/inbox", "/decisions/new", "/indicators", "/processes/new", "/imports"],
  unit_head: ["/inbox", "/board", "/directives", "/directives/answers", "/programme"],
  follower: ["/inbox", "/board", "/directives", "/views", "/inbox/choices"],
  officer: ["/inbox", "/directives", "/programme", "/procedures"],
  auditor: ["/inbox", "/directives/report", "/programme/versions", "/procedures", "/frozen", "/units", "/people", "/calendar"],
  administrator: ["/inbox", "/units", "/people", "/calendar", "/delegations", "/tokens", "/password", "/deliveries"],
};

for (const [role, paths] of Object.entries(PAGES)) {
  test(`${role}: the pages of the work`, async () => {
    const { page, faults } = await signedIn(browser, server, role);
    for (const path of paths) await both(page, path, `${role}${path.replaceAll("/", "-")}`);
    assert.deepEqual(faults, []);
  });
}

test("every room and every tab that is shown opens, whoever reads", async () => {
  for (const role of Object.keys(PAGES)) {
    const { page, faults } = await signedIn(browser, server, role);
    const rooms = await page.locator("nav.side a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.ok(rooms.length > 2);
    for (const room of rooms) {
      assert.equal((await page.goto(server.url + room)).status(), 200, `${role}: ${room}`);
      const tabs = await page.locator("nav.tabs a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      for (const tab of tabs) assert.equal((await page.request.get(server.url + tab)).status(), 200, `${role}: ${tab}`);
    }
    assert.deepEqual(faults, []);
  }
});

test("a page that a list leads to: a step of the programme, a procedure, a document's tasks", async () => {
  const { page, faults } = await signedIn(browser, server, "qmr");
  await both(page, await first(page, "/programme", "main table a[href^='/programme/']"), "qmr-programme-item");
  await both(page, await first(page, "/procedures", "main a[href^='/procedures/']"), "qmr-procedure");
  const { page: clerk } = await signedIn(browser, server, "records_clerk");
  // Each document's id is a UUID: the tabs beside the list are none.
  const document = await first(clerk, "/documents/pending", "main table a[href^='/documents/']");
  await both(clerk, document, "clerk-pending-document");
  await both(clerk, `${document}/tasks/read`, "clerk-tasks-read");
  assert.deepEqual(faults, []);
});

test("on a phone the rest of the rooms lie behind one button of the foot", async () => {
  const { page } = await signedIn(browser, server, "officer");
  await page.setViewportSize(WIDTHS.phone);
  const more = page.locator("nav.foot summary");
  await more.click();
  await axe(page);
  await page.locator("nav.foot details a").last().click();
  await page.waitForURL("**/units");
  assert.equal(await page.locator("nav.foot summary.here").count(), 1, "the button says that the reader is behind it");
});
