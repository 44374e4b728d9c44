// A real VS Code: code-server with the extension, in Chromium, and what a user's hands do there.
// HAPLINT_CODE_SERVER names the folder that holds the command `code-server` and node_modules/playwright-core.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveExtension } from './web-server.mjs';

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

/** How long anything may take on a slow and busy machine, in milliseconds. What holds is seen at once, however long the patience. */
const PATIENCE = 90_000;

/** After how long a key is pressed again that has shown no effect, in milliseconds. */
const AGAIN = 10_000;

/** Waits until something is found; null where nothing is, within `patience` milliseconds. */
export async function until(find, patience = PATIENCE) {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 200))) {
    const found = await find();
    if (found) return found;
  }
  return null;
}

const QUICK_INPUT = '.quick-input-widget';
const QUICK_FIXES = '.action-widget .monaco-list-row.action';

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
  /** With `web`, what serves the extension. */
  served;

  /**
   * `trusted`: false to have VS Code ask whether the workspace is trusted. `web`: true to have the extension run in the browser,
   * as in a VS Code that is nothing but a page.
   */
  static async open(browser, files, { settings = {}, trusted = true, web = false } = {}) {
    const workbench = new Workbench();
    try {
      await workbench.#start(browser, files, { settings, trusted, web });
      return workbench;
    } catch (error) {
      await workbench.close();
      throw error;
    }
  }

  async #start(browser, files, { settings, trusted, web }) {
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
    if (!web) execFileSync(codeServer, [...folders, '--install-extension', packedExtension()], { stdio: 'ignore' });
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
    // With `web`, the page is to read the extension from a server without a certificate.
    this.page = await browser.newPage({ viewport: { width: 1500, height: 950 }, bypassCSP: web });
    await this.page.goto(`${url}/?folder=${workspace}`, { waitUntil: 'load', timeout: PATIENCE });
    await this.page.waitForSelector('.explorer-folders-view .monaco-list-row', { timeout: PATIENCE });
    if (web) await this.#installInBrowser();
  }

  async #installInBrowser() {
    this.served = await serveExtension();
    await this.command('Developer: Install Extension from Location');
    await this.page.locator(`${QUICK_INPUT} input`).first().fill(this.served.address);
    await this.press('Enter');
    const installed = await until(() => this.served.read.has('/package.json'));
    if (installed === null) throw new Error('the extension is not installed in the browser');
  }

  async close() {
    this.served?.close();
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

  /** Does something until it shows: VS Code loses keys while it is busy, and drops what it began when the text changes. */
  async repeat(what, act, shown) {
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      await act();
      const found = await until(shown, AGAIN);
      if (found !== null) return found;
    }
    throw new Error(`${what} does not come`);
  }

  async isShown(selector) {
    return (await this.page.locator(`${selector}:visible`).count()) > 0;
  }

  /** Types into the box that a key opens, and takes the first entry once it holds a text. */
  async #pick(key, typed, entry) {
    const box = this.page.locator(`${QUICK_INPUT} input`).first();
    await this.repeat(
      `the entry "${entry}"`,
      async () => {
        if (await this.isShown(QUICK_INPUT)) await this.press('Escape');
        await this.press(key);
        await box.waitFor({ timeout: AGAIN }).catch(() => {});
        if (await this.isShown(QUICK_INPUT)) await this.page.keyboard.type(typed);
      },
      async () => (await this.texts(`${QUICK_INPUT} .monaco-list-row`))[0]?.includes(entry),
    );
    await this.press('Enter');
    await until(
      async () => !(await this.isShown(QUICK_INPUT)) || !(await box.inputValue({ timeout: 1000 }).catch(() => '')).endsWith(typed),
    );
  }

  /** Runs a command by its title. */
  command(title) {
    return this.#pick('F1', title, title);
  }

  /** Opens a file of the workspace. */
  async openFile(name) {
    await this.#pick('Control+P', name, path.basename(name));
    await this.page.waitForSelector(`.tab.active[data-resource-name="${path.basename(name)}"]`, { timeout: PATIENCE });
    await this.toEditor();
  }

  /** Puts the keys back into the first editor. */
  toEditor() {
    const hasKeys = () => this.isShown('.editor-group-container.active .monaco-editor.focused');
    return this.repeat('the editor', () => this.press('Control+1'), hasKeys);
  }

  /** Number of the line in which the cursor is. */
  async line() {
    const position = /Ln (\d+)/.exec(await this.text('.statusbar'));
    return position === null ? null : Number(position[1]);
  }

  /** Puts the cursor on a line, by its number. */
  async goTo(line, column = 1) {
    await this.#pick('Control+G', `${line}:${column}`, `${line}`);
    if ((await until(async () => (await this.line()) === line)) === null) throw new Error(`the cursor is not in line ${line}`);
  }

  /** Waits until the text in the active editor has changes that are not saved, or has none. */
  async dirty(isDirty) {
    const found = await until(() => this.isShown(`.tabs-container .tab.active${isDirty ? '.dirty' : ':not(.dirty)'}`));
    if (found === null) throw new Error(isDirty ? 'nothing was changed' : 'changes are neither saved nor taken back');
  }

  /** Saves what was changed in the active editor and gives the text of a file as it is then. */
  async save(name) {
    await this.dirty(true);
    await this.press('Control+S');
    await this.dirty(false);
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

  /** Opens the menu of quick fixes at the cursor and gives its entries once they hold the one wanted, or after a while as they are. */
  async quickFixes(isWanted) {
    const titles = () => this.texts(`${QUICK_FIXES}:visible`);
    let last = [];
    const open = async () => {
      if (await this.isShown(QUICK_FIXES)) await this.press('Escape');
      await this.press('Control+.');
    };
    const wanted = async () => {
      last = await titles();
      return last.some((title) => isWanted(title.trim())) ? last : null;
    };
    return this.repeat('the menu of quick fixes', open, wanted).catch(() => last);
  }

  /** Takes an entry of that menu, which changes the text. */
  async choose(title) {
    await this.page.locator(QUICK_FIXES, { hasText: title }).first().click();
    await this.dirty(true);
  }

  /** Shows the hover at the cursor and gives its text once it holds what is wanted, or after a while as it is. */
  async hover(isWanted) {
    let last = '';
    const shown = async () => {
      last = await this.text('.monaco-hover:visible');
      return isWanted(last) ? last : null;
    };
    return this.repeat('the hover', () => this.command('Show or Focus Hover'), shown).catch(() => last);
  }

  /** Renames what is at the cursor. `shoot` is called while the new name can be seen. */
  async rename(name, shoot = async () => {}) {
    await this.repeat(
      'the box for a new name',
      () => this.press('F2'),
      () => this.isShown('.rename-box input:focus'),
    );
    await this.page.keyboard.type(name);
    await shoot();
    await this.press('Enter');
    await this.dirty(true);
  }
}
