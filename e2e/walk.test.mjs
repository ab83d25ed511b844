// The main walk in a real browser: clerk, officer, head and auditor, each on their pages, wide and on a phone.

import { after, before, test } from "node:test";
import assert from "node:assert/strict";

import { axe, launch, look as lookAt, newPage, shot, signedIn, startServer, total } from "./kit.mjs";

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([startServer(), launch()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A page of somebody who holds the role, signed in. */
const as = (role) => signedIn(browser, server, role);

/** Opens a page, checks it, and keeps pictures of it. */
const look = (page, path, name) => lookAt(page, server, path, name);

test("the door refuses a wrong password in words, and keeps the name", async () => {
  const page = await newPage(browser);
  await page.goto(`${server.url}/login`);
  await axe(page);
  await shot(page, "login");
  await page.fill("#username", "khong.co.ai");
  await page.fill("[name=password]", "mat-khau-sai-be-bet");
  await page.click("button[type=submit]");
  assert.equal(await page.inputValue("#username"), "khong.co.ai");
  assert.match(await page.locator("main, body").first().innerText(), /mật khẩu/i);
  await axe(page);
});

test("a page that needs a sign-in leads to the door and back", async () => {
  const page = await newPage(browser);
  await page.goto(`${server.url}/directives/late`);
  assert.match(page.url(), /\/login/);
});

test("a clerk registers a document, enters a task, and both stand there once", async () => {
  const { page, faults } = await as("records_clerk");
  await look(page, "/inbox", "clerk-inbox");
  await look(page, "/documents", "clerk-register");
  await look(page, "/documents/new", "clerk-document-new");

  // Bad input first: 31/02 is said beside its field, and what was typed is kept.
  await page.fill("[name=number]", "987/CT-TTg");
  await page.fill("[name=issued_on]", "31/02/2026");
  await page.fill("[name=issuer]", "Thủ tướng Chính phủ");
  await page.selectOption("[name=level]", "prime_minister");
  await page.fill("[name=subject]", "Về việc rà soát công trình");
  await page.evaluate(() => document.querySelector("form.sheet").setAttribute("novalidate", ""));
  await page.click("form.sheet button[type=submit]");
  assert.equal(await page.inputValue("[name=issued_on]"), "31/02/2026");
  assert.equal(await page.inputValue("[name=number]"), "987/CT-TTg");
  assert.match(await page.locator("form.sheet").innerText(), /31/);
  await axe(page);
  await shot(page, "clerk-document-refused");

  const today = await officeDay(page);
  await page.fill("[name=issued_on]", today);
  await page.fill("[name=received_at]", `${today} 07:30`);
  await page.check("[name=has_deadline][value=yes]");
  await page.fill("[name=expected_tasks]", "2");
  await page.click("form.sheet button[type=submit]");
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}/);
  await axe(page);
  await shot(page, "clerk-document");
  const document = new URL(page.url()).pathname;

  await look(page, `${document}/tasks/new`, "clerk-task-new");
  await page.fill("[name=code]", "E2E-987-1");
  await page.fill("[name=content]", "Rà soát công trình trọng điểm");
  await page.selectOption("[name=lead_unit]", { index: 3 });
  await page.fill("[name=term]", "5");
  await page.selectOption("[name=term_unit]", { index: 1 });
  // Whoever is typed by name is offered by user name; nothing else of the form goes into an address.
  const asked = page.waitForRequest(/\/people\/suggest/);
  await page.locator("[name=follower]").pressSequentially("nguyen");
  assert.deepEqual([...new URL((await asked).url()).searchParams.keys()], ["follower"]);
  await page.locator("#follower-people option").first().waitFor({ state: "attached" });
  await page.fill("[name=follower]", await page.locator("#follower-people option").first().getAttribute("value"));
  await page.click("form.sheet button[type=submit]");
  await page.waitForURL(/\/(directives|documents)\/[0-9a-f-]{36}$/);
  await page.goto(server.url + document);
  assert.equal(await page.getByText("E2E-987-1").count() >= 1, true);
  assert.deepEqual(faults.filter((fault) => !/422/.test(fault)), []);
});

test("a due date explains itself day by day, and the history opens onto a proof", async () => {
  const { page } = await as("records_clerk");
  await page.goto(`${server.url}/directives?text=E2E-987-1`);
  await page.getByRole("link", { name: /E2E-987-1|Rà soát công trình/ }).first().click();
  await page.waitForURL(/\/directives\/[0-9a-f-]{36}/);
  await axe(page);
  await shot(page, "directive");
  const directive = new URL(page.url()).pathname;

  const { page: auditor } = await as("auditor");
  await auditor.goto(server.url + directive);
  await until(async () => {
    await auditor.goto(server.url + directive);
    return (await auditor.locator("a[href^='/ledger/']").count()) > 0;
  }, "the event is sequenced");
  await auditor.locator("a[href^='/ledger/']").first().click();
  await axe(auditor);
  await shot(auditor, "auditor-proof");
});

test("an officer completes with evidence: a file and a number, never without", async () => {
  const { page } = await as("officer");
  await look(page, "/inbox", "officer-inbox");
  const complete = page.locator("a[href^='/directives/'][href$='/complete']").first();
  await complete.click();
  await page.waitForURL(/\/complete$/);
  await axe(page);
  await shot(page, "officer-complete");
  const today = await officeDay(page);
  await page.fill("[name=at]", today);
  await page.click("form.sheet button[type=submit]");
  assert.match(await page.locator("form.sheet").innerText(), /minh chứng/i, "without evidence it is refused");
  await shot(page, "officer-complete-refused");

  // A hostile type is refused in words.
  await page.setInputFiles("[name=file]", { name: "bao-cao.exe", mimeType: "application/pdf", buffer: Buffer.from("MZ\u0090\u0000hostile") });
  await page.click("form.sheet button[type=submit]");
  assert.equal(await page.locator("form.sheet .invalid-feedback, form.sheet .field-error, form.sheet [role=alert]").count() >= 1, true);

  await page.fill("[name=at]", today);
  await page.fill("[name=number]", "99/BC-E2E");
  await page.setInputFiles("[name=file]", { name: "bao-cao.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n") });
  await page.click("form.sheet button[type=submit]");
  await page.waitForURL(/\/directives\/[0-9a-f-]{36}$/);
  assert.match(await page.locator("main").innerText(), /99\/BC-E2E/);
  await axe(page);
  await shot(page, "officer-completed");
});

test("a head sees what is late, and every figure opens onto its records", async () => {
  const { page, faults } = await as("chairman");
  await look(page, "/objectives", "head-objectives");
  await look(page, "/directives/late", "head-late");
  await look(page, "/objectives/3", "head-objective-3");
  await look(page, "/objectives/4", "head-objective-4");
  await page.goto(`${server.url}/objectives/4`);
  const number = page.locator("a[href*='/objectives/4/records']").first();
  await number.click();
  await page.waitForURL(/\/records/);
  await axe(page);
  await shot(page, "head-records");
  assert.deepEqual(faults, []);
});

test("an administrator edits units and people, and everybody makes tokens", async () => {
  const { page, faults } = await as("administrator");
  await look(page, "/units", "admin-units");
  await page.locator("a[href$='/edit']").first().click();
  await page.waitForURL(/\/units\/[0-9a-f-]{36}\/edit$/);
  await axe(page);
  await shot(page, "admin-unit-edit");
  await look(page, "/units/new", "admin-unit-new");
  await look(page, "/people", "admin-people");
  await page.locator("a[href$='/edit']").first().click();
  await page.waitForURL(/\/people\/[0-9a-f-]{36}\/edit$/);
  await axe(page);
  await shot(page, "admin-person-edit");
  await page.fill("[name=full_name]", "Nguyễn Thị Sửa Tên");
  await page.click("form.sheet button[type=submit]");
  await page.waitForURL("**/people");
  assert.equal(await page.getByText("Nguyễn Thị Sửa Tên").count() >= 1, true);
  await look(page, "/people/new", "admin-person-new");

  await look(page, "/tokens", "admin-tokens");
  await page.fill("[name=name]", "Báo cáo hằng đêm");
  await page.check("[name=scopes][value='units.view']");
  await page.click("form.sheet button[type=submit]");
  assert.match(await page.inputValue("#secret"), /^dunghan_/);
  await axe(page);
  await shot(page, "admin-token-made");
  await page.goto(`${server.url}/tokens`);
  await page.locator("form[action$='/revoke'] button").first().click();
  await page.waitForURL("**/tokens");
  await axe(page);
  await shot(page, "admin-token-revoked");
  assert.deepEqual(faults, []);
});

test("an auditor reads everything and changes nothing", async () => {
  const { page } = await as("auditor");
  await look(page, "/directives", "auditor-directives");
  await look(page, "/units", "auditor-units");
  await look(page, "/people", "auditor-people");
  await look(page, "/calendar", "auditor-calendar");
  const refused = await page.goto(`${server.url}/documents/new`);
  assert.equal(refused.status(), 403);
  await axe(page);
});

test("the pages speak English too, and live without a script", async () => {
  const { page } = await as("records_clerk");
  await page.goto(`${server.url}/language/en`);
  await look(page, "/inbox", "english-inbox");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");

  const context = await browser.newContext({ javaScriptEnabled: false });
  const bare = await context.newPage();
  const login = server.logins.find(({ roles }) => roles.includes("records_clerk"));
  await bare.goto(`${server.url}/login`);
  await bare.fill("#username", login.username);
  await bare.fill("[name=password]", login.password);
  await bare.click("button[type=submit]");
  await bare.waitForURL("**/inbox");
  assert.equal(await bare.locator("h1").count(), 1);
});

test("the keyboard alone reaches the work", async () => {
  const { page } = await as("officer");
  await page.goto(`${server.url}/inbox`);
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => document.activeElement?.getAttribute("href"));
  assert.match(first ?? "", /^#/, "the first stop skips to the content");
});

/** The office's day as the page's head shows it, dd/mm/yyyy. */
async function officeDay(page) {
  const text = await page.locator("header, .topbar, body").first().innerText();
  const found = /(\d{2}\/\d{2}\/\d{4})/.exec(text);
  assert.ok(found, "the page shows the office's date");
  return found[1];
}

async function until(condition, what) {
  const patience = Date.now() + 20_000;
  while (Date.now() < patience) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  assert.fail(`waited too long until ${what}`);
}

test("a decision is handed in, read with its values marked, and corrected with a reason", async () => {
  const { page, faults } = await as("iso_secretary");
  await look(page, "/decisions/new", "iso-decision-new");
  const text = `ỦY BAN NHÂN DÂN TỈNH
Số: 77/QĐ-UBND
QUYẾT ĐỊNH
Về việc ban hành mục tiêu chất lượng năm 2031
Điều 1. Ban hành mục tiêu chất lượng năm 2031:
1. Ít nhất 95% hồ sơ một cửa được giải quyết đúng thời hạn.
Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành Quyết định này./.
`;
  await page.setInputFiles("[name=file]", { name: "quyet-dinh.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.click("form.sheet button[type=submit]");
  await page.waitForURL(/\/decisions\/[0-9a-f-]{36}$/);
  assert.match(await page.locator("mark.read-value").nth(1).innerText(), /95%/);
  await axe(page);
  await shot(page, "iso-decision");
  await page.locator("details.why summary").first().click();
  await page.fill("#number-0", "97,5");
  await page.fill("#reason-0", "Bản quét mờ, bản giấy ghi 97,5%");
  await page.locator("form[action$='/correct'] button").first().click();
  await page.waitForURL(/\/decisions\/[0-9a-f-]{36}$/);
  assert.match(await page.locator("main").innerText(), /97,5%/);
  assert.match(await page.locator("main").innerText(), /Bản quét mờ/, "the history keeps the reason");
  await axe(page);
  assert.deepEqual(faults, []);
});

test("every number of the objectives opens onto as many records as it says", async () => {
  const { page, faults } = await as("qmr");
  let opened = 0;
  for (let item = 1; item <= 9; item += 1) {
    await page.goto(`${server.url}/objectives/${item}`);
    const numbers = await page.locator(".figure-base a").evaluateAll((links) =>
      links.map((link) => ({ href: link.getAttribute("href"), text: link.textContent.trim() })));
    const rows = await page.locator("table a.row-title").evaluateAll((links) =>
      links.map((link) => ({ href: link.getAttribute("href"), counts: link.closest("tr").cells[2].textContent })));
    for (const { href, text } of numbers.filter(({ text }) => /^[0-9.]+$/.test(text))) {
      assert.equal(await total(page, server, href), Number(text.replaceAll(".", "")), `${item}: ${href}`);
      opened += 1;
    }
    for (const { href, counts } of rows.slice(0, 12)) {
      const counted = Number(counts.split("/")[1].trim().replaceAll(".", ""));
      assert.ok((await total(page, server, href)) >= counted, `${item}: ${href} holds what it counts`);
      opened += 1;
    }
  }
  assert.ok(opened > 60, `only ${opened} numbers were opened`);
  await page.goto(`${server.url}/objectives/5`);
  await page.locator(".figure-base a").first().click();
  await page.locator("a.row-title[href^='/records/']").first().click();
  await page.waitForURL(/\/records\/[0-9a-f-]{36}$/);
  await axe(page);
  await shot(page, "qmr-record");
  assert.deepEqual(faults, []);
});
