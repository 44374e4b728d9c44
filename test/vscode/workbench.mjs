// A real VS Code: code-server with the extension, in Chromium, and what a user's hands do there.
// HAPLINT_CODE_SERVER names the folder that holds the command `code-server` and node_modules/playwright-core.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Null where there is no code-server to be had. */
export const codeServerFolder = process.env.HAPLINT_CODE_SERVER ?? null;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The packed extension, packed anew where the build is newer. Run `npm run build` first. */
function packedExtension() {
  const inExtension = (name) => path.join(root, 'packages/vscode', name);
  const { version } = JSON.parse(readFileSync(inExtension('package.json'), 'utf8'));
  const vsix = inExtension(`haplint-vscode-${version}.vsix`);
  const timeOf = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const packed = ['bundle/extension.cjs', 'bundle/server/bundle/haplint-lsp.js', 'package.json', 'syntaxes/haproxy.tmLanguage.json'];
  if (!packed.every((name) => timeOf(inExtension(name)) < timeOf(vsix))) {
    execFileSync('npm', ['run', '--silent', '-w', 'packages/vscode', 'package'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return vsix;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Waits until something is found; null where nothing is, within `patience` milliseconds. */
export async function until(find, patience = 30_000) {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const found = await find();
    if (found) return found;
  }
  return null;
}

/** A browser for all workbenches. */
export function launchBrowser() {
  const { chromium } = createRequire(path.join(path.resolve(codeServerFolder), '/'))('playwright-core');
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** One code-server over a workspace of its own, with one window. */
export class Workbench {
  #folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'haplint-vscode-')));
  #host;
  page;

  /** `trusted`: false to have VS Code ask whether the workspace is trusted. */
  static async open(browser, files, { settings = {}, trusted = true } = {}) {
    const workbench = new Workbench();
    try {
      await workbench.#start(browser, files, settings, trusted);
      return workbench;
    } catch (error) {
      await workbench.close();
      throw error;
    }
  }

  async #start(browser, files, settings, trusted) {
    const workspace = path.join(this.#folder, 'workspace');
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    // A table has a row for each problem and none for related places.
    const all = {
      'problems.defaultViewMode': 'table',
      'workbench.startupEditor': 'none',
      'files.autoSave': 'off',
      'workbench.secondarySideBar.defaultVisibility': 'hidden',
      'chat.disableAIFeatures': true,
      ...settings,
    };
    mkdirSync(path.join(this.#folder, 'data/User'), { recursive: true });
    writeFileSync(path.join(this.#folder, 'data/User/settings.json'), JSON.stringify(all));
    const codeServer = path.join(codeServerFolder, 'code-server');
    const folders = ['--user-data-dir', path.join(this.#folder, 'data'), '--extensions-dir', path.join(this.#folder, 'extensions')];
    execFileSync(codeServer, [...folders, '--install-extension', packedExtension()], { stdio: 'ignore' });
    const port = await freePort();
    const trust = trusted ? ['--disable-workspace-trust'] : [];
    this.#host = spawn(codeServer, [...folders, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, ...trust, workspace], {
      stdio: 'ignore',
      detached: true,
    });
    const url = `http://127.0.0.1:${port}`;
    const answers = () =>
      fetch(url)
        .then((answer) => answer.ok)
        .catch(() => false);
    if ((await until(answers)) === null) throw new Error('code-server does not answer');
    this.page = await browser.newPage({ viewport: { width: 1500, height: 950 } });
    await this.page.goto(`${url}/?folder=${workspace}`, { waitUntil: 'load', timeout: 60_000 });
    await this.page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout: 60_000 });
  }

  async close() {
    await this.page?.close();
    if (this.#host) process.kill(-this.#host.pid);
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
  }

  /** Path of a file of the workspace. */
  path(name) {
    return path.join(this.#folder, 'workspace', name);
  }

  write(name, text) {
    mkdirSync(path.dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  /** The text of a file of the workspace; '' where there is none. */
  read(name) {
    return statSync(this.path(name), { throwIfNoEntry: false }) ? readFileSync(this.path(name), 'utf8') : '';
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types into the box that a key opens, and takes the first entry once it holds a text. */
  async #pick(key, typed, entry) {
    // A key pressed while VS Code is busy starting is lost.
    for (let attempt = 0; attempt < 4; attempt++) {
      await this.press(key);
      const box = await this.page.waitForSelector('.quick-input-widget input', { timeout: 8000 }).catch(() => null);
      if (box === null) continue;
      await this.page.keyboard.type(typed);
      const first = this.page.locator('.quick-input-widget .monaco-list-row').first();
      const isThere = async () => (await first.count()) > 0 && (await first.innerText({ timeout: 1000 }).catch(() => '')).includes(entry);
      if (await until(isThere, 8000)) {
        await this.press('Enter');
        return;
      }
      await this.press('Escape');
    }
    throw new Error(`no entry "${entry}" for "${typed}"`);
  }

  /** Runs a command by its title. */
  async command(title) {
    await this.#pick('F1', title, title);
    await this.page.waitForTimeout(300);
  }

  /** Opens a file of the workspace. */
  async openFile(name) {
    await this.#pick('Control+P', name, path.basename(name));
    await this.page.waitForSelector(`.tab.active[data-resource-name="${path.basename(name)}"]`, { timeout: 15_000 });
    await this.press('Control+1');
  }

  /** Puts the cursor on a line, by its number. */
  async goTo(line, column = 1) {
    await this.press('Control+G');
    await this.page.waitForSelector('.quick-input-widget input');
    await this.page.keyboard.type(`${line}:${column}`);
    await this.press('Enter');
    await this.page.waitForTimeout(400);
  }

  /** Saves the active editor and gives the text of a file as it is then. */
  async save(name) {
    await this.press('Control+S');
    await this.page.waitForTimeout(1000);
    return this.read(name);
  }

  /** The texts of what a selector finds, in one line each. */
  async texts(selector) {
    const all = await this.page.locator(selector).allInnerTexts();
    return all.map((text) => text.replaceAll(/\s+/g, ' '));
  }

  async text(selector) {
    return (await this.texts(selector)).join(' ');
  }

  /** The rows of the Problems panel. */
  problems() {
    return this.texts('.markers-panel .monaco-list-row');
  }

  /** Opens the menu of quick fixes at the cursor and gives its entries. */
  async quickFixes() {
    await this.press('Control+.');
    await this.page.waitForSelector('.action-widget .monaco-list-row.action', { timeout: 15_000 });
    await this.page.waitForTimeout(500);
    return this.texts('.action-widget .monaco-list-row.action');
  }

  /** Takes an entry of that menu. */
  async choose(title) {
    await this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first().click();
    await this.page.waitForTimeout(1500);
  }

  /** Shows the hover at the cursor and gives its text. */
  async hover() {
    await this.command('Show or Focus Hover');
    const hover = this.page.locator('.monaco-hover:visible').first();
    await hover.waitFor({ timeout: 10_000 });
    await this.page.waitForTimeout(1000);
    return (await hover.innerText()).replaceAll(/\s+/g, ' ');
  }
}
