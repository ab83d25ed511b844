// The kit of the browser tests: Chromium, a server of one's own, accessibility, pictures.

import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, cpSync, mkdirSync, mkdtempSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";

import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
const BINARY = process.env.DUNGHAN_BINARY ?? join(TARGET, "debug", "dunghan");

/** The two widths that every page is looked at in. */
export const WIDTHS = { wide: { width: 1280, height: 900 }, phone: { width: 360, height: 780 } };

/** Chromium by CHROMIUM, else Debian's on the path. */
function chromiumProgram() {
  const places = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "chromium"));
  const found = [process.env.CHROMIUM, "/usr/bin/chromium", ...places].find((place) => place && isProgram(place));
  assert.ok(found, "Chromium is not here: run `cargo xtask setup`, or name it in CHROMIUM");
  return found;
}

function isProgram(place) {
  try {
    accessSync(place, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts Chromium; the caller closes it. It talks to nobody but the pages that a test opens. */
export function launch() {
  return chromium.launch({
    executablePath: chromiumProgram(),
    // The sandbox does not work for root.
    chromiumSandbox: process.getuid() !== 0,
    args: [
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
    ],
  });
}

/** A new page in a session of its own, in Vietnamese, in the office's zone. */
export async function newPage(browser, size = WIDTHS.wide) {
  const context = await browser.newContext({ viewport: size, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh" });
  return context.newPage();
}

/**
 * Serves a made-up province on a free port: `{ url, logins, stop }`.
 * DUNGHAN_DEMO names a folder that holds one already (`data` and `demo.json`); without it, one is made here.
 */
export async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), "dunghan-e2e-"));
  const data = join(folder, "data");
  const said = fillDemo(data);
  const port = await freePort();
  const log = openSync(join(folder, "log"), "w");
  const server = spawn(BINARY, ["serve", "--listen", `127.0.0.1:${port}`, "--data", data], { stdio: ["ignore", log, log] });
  closeSync(log);
  const ended = new Promise((resolve) => server.once("close", resolve));
  const stop = async () => {
    server.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(url, server);
  } catch (error) {
    error.message += `\nthe server said:\n${readFileSync(join(folder, "log"), "utf8")}`;
    await stop();
    throw error;
  }
  return { url, logins: said.logins, stop };
}

function fillDemo(data) {
  const ready = process.env.DUNGHAN_DEMO;
  if (ready) {
    cpSync(join(ready, "data"), data, { recursive: true });
    return JSON.parse(readFileSync(join(ready, "demo.json"), "utf8"));
  }
  mkdirSync(data);
  const demo = spawnSync(BINARY, ["demo", "--no-serve", "--seed", "7", "--json", "--data", data], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 64 * 1024 * 1024,
  });
  assert.equal(demo.status, 0, `${BINARY} demo ended with ${demo.status ?? demo.error}`);
  return JSON.parse(demo.stdout);
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function untilReady(url, server) {
  const patience = Date.now() + 60_000;
  while (Date.now() < patience) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Error(`the server ended with ${server.exitCode ?? server.signalCode}`);
    }
    try {
      if ((await fetch(`${url}/readyz`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await sleep(50);
  }
  throw new Error("the server is not ready after a minute");
}

/** The page has no accessibility violation. */
export async function axe(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map(({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`);
  assert.deepEqual(told, [], `${page.url()} has accessibility violations`);
}

/** Writes `name-wide.png` and `name-phone.png` into target/screenshots, and fails when the phone must scroll sideways. */
export async function shot(page, name) {
  const folder = join(TARGET, "screenshots");
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  for (const [width, size] of Object.entries(WIDTHS)) {
    await page.setViewportSize(size);
    writeFileSync(join(folder, `${name}-${width}.png`), await page.screenshot({ fullPage: true }));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `${name} is ${over} px too wide for ${size.width} px`);
  }
  await page.setViewportSize(before);
}

/** A page of somebody who holds the role, signed in; `faults` hears what the page's script complains of. */
export async function signedIn(browser, server, role) {
  const login = server.logins.find(({ roles }) => roles.includes(role));
  assert.ok(login, `no demo login is a ${role}`);
  const page = await newPage(browser);
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(`${server.url}/login`);
  await page.fill("#username", login.username);
  await page.fill("[name=password]", login.password);
  await page.click("button[type=submit]");
  await page.waitForURL("**/inbox");
  return { page, faults, login };
}

/** Opens a page, checks it, and keeps pictures of it. */
export async function look(page, server, path, name) {
  const answer = await page.goto(server.url + path);
  assert.equal(answer.status(), 200, path);
  assert.equal(await page.locator("h1").count(), 1, `${path} has one title`);
  await axe(page);
  await shot(page, name);
}

/** How many records a list says that it holds. */
export async function total(page, server, href) {
  const answer = await page.request.get(server.url + href);
  assert.equal(answer.status(), 200, href);
  const said = (await answer.text()).match(/([0-9.]+) bản ghi/);
  assert.ok(said, `${href} says how many`);
  return Number(said[1].replaceAll(".", ""));
}
