#!/usr/bin/env node
// The extension in a real VS Code: installs the .vsix into code-server, opens a bad configuration in Chromium, looks for the
// squiggles, the problems, the hover and the quick fixes, and applies some of them.
// Run `npm run build` first.
// usage: HAPLINT_CODE_SERVER=DIR node test/vscode/e2e.mjs [SCREENSHOTS]
// DIR holds the command `code-server` and node_modules/playwright-core; SCREENSHOTS is a directory for what was seen.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const codeServerFolder = process.env.HAPLINT_CODE_SERVER;
if (!codeServerFolder) {
  console.log('skipped: HAPLINT_CODE_SERVER does not name a folder with code-server and playwright-core');
  process.exit(0);
}
const { chromium } = createRequire(path.join(path.resolve(codeServerFolder), '/'))('playwright-core');
const codeServer = path.join(codeServerFolder, 'code-server');
const root = fileURLToPath(new URL('../..', import.meta.url));
const { version } = JSON.parse(readFileSync(path.join(root, 'packages/vscode/package.json'), 'utf8'));
const vsix = path.join(root, `packages/vscode/haplint-vscode-${version}.vsix`);
const screenshots = process.argv[2];
if (screenshots) mkdirSync(screenshots, { recursive: true });

/** Three findings of rules, and no final newline; with 3.0.5 no crash is left. */
const CONFIGURATION = `global
    localpeer node0

defaults
    mode tcp
    timeout connect 5s
    timeout client 30s
    timeout server 30s

frontend tls
    bind :443 name "public \${SITE}"
    default_backend app # where it goes

frontend web
    mode http
    bind :80
    http-request set-header X-Id %[unique-id] if { path_beg /api } !{ src 10.0.0.0/8 }

backend app
    server app1 10.1.0.1:443 check

peers mesh
${Array.from({ length: 54 }, (_, i) => `    peer node${i} 10.0.0.${i}:1024`).join('\n')}`;

const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'haplint-vscode-')));
const workspace = path.join(temporary, 'workspace');
const file = path.join(workspace, 'haproxy.cfg');
const settings = path.join(workspace, 'haplint.config.json');
mkdirSync(workspace);
writeFileSync(file, CONFIGURATION);
writeFileSync(settings, '{ "target": "3.0.3" }\n');
// A table has a row for each problem and none for related places.
const editorSettings = { 'problems.defaultViewMode': 'table', 'workbench.startupEditor': 'none', 'chat.disableAIFeatures': true };
mkdirSync(path.join(temporary, 'data/User'), { recursive: true });
writeFileSync(path.join(temporary, 'data/User/settings.json'), JSON.stringify(editorSettings));

let failures = 0;
function check(what, holds, seen) {
  console.log(`${holds ? 'ok' : 'NOT OK'}  ${what}${holds ? '' : `; seen: ${JSON.stringify(seen)}`}`);
  if (!holds) failures++;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function until(what, find, patience = 30_000) {
  for (const end = Date.now() + patience; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 250))) {
    const found = await find();
    if (found) return found;
  }
  check(what, false, 'nothing, for a long time');
  return null;
}

const builtAt = (name) => statSync(path.join(root, 'packages/vscode', name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
const bundles = ['bundle/extension.cjs', 'bundle/server/bundle/haplint-lsp.js', 'package.json', 'syntaxes/haproxy.tmLanguage.json'];
if (!bundles.every((name) => builtAt(name) < builtAt(path.basename(vsix)))) {
  execFileSync('npm', ['run', '-w', 'packages/vscode', 'package'], { cwd: root, stdio: 'inherit' });
}
const folders = ['--user-data-dir', path.join(temporary, 'data'), '--extensions-dir', path.join(temporary, 'extensions')];
execFileSync(codeServer, [...folders, '--install-extension', vsix], { stdio: 'ignore' });
const port = await freePort();
const host = spawn(codeServer, [...folders, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-workspace-trust', workspace], {
  stdio: 'ignore',
  detached: true,
});
const url = `http://127.0.0.1:${port}`;
await until('code-server answers', () =>
  fetch(url)
    .then((answer) => answer.ok)
    .catch(() => false),
);

const browser = await chromium.launch({
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
const page = await browser.newPage({ viewport: { width: 1500, height: 950 } });

let taken = 0;
async function shoot(name) {
  if (screenshots) await page.screenshot({ path: path.join(screenshots, `${++taken}-${name}.png`) });
}

async function command(title) {
  await page.keyboard.press('F1');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type(title);
  await page.waitForTimeout(800);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
}

async function textOf(locator) {
  return (await locator.allInnerTexts()).join(' ').replaceAll(/\s+/g, ' ');
}

/** The rows of the Problems panel. */
async function problems() {
  const rows = await page.locator('.markers-panel .monaco-list-row').allInnerTexts();
  return rows.map((row) => row.replaceAll(/\s+/g, ' '));
}

/** Puts the cursor on a line, by its number. */
async function goTo(line, column = 1) {
  await page.keyboard.press('Control+G');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type(`${line}:${column}`);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(500);
}

/** Opens the menu of quick fixes at the cursor and gives its entries. */
async function quickFixes() {
  await page.keyboard.press('Control+.');
  await page.waitForSelector('.action-widget .monaco-list-row.action', { timeout: 15_000 });
  await page.waitForTimeout(500);
  return page.locator('.action-widget .monaco-list-row.action').allInnerTexts();
}

async function choose(title) {
  await page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first().click();
  await page.waitForTimeout(1500);
}

async function save() {
  await page.keyboard.press('Control+S');
  await page.waitForTimeout(1000);
  return readFileSync(file, 'utf8');
}

const lineOf = (text, part) => text.split('\n').findIndex((line) => line.includes(part)) + 1;

try {
  await page.goto(`${url}/?folder=${workspace}`, { waitUntil: 'load', timeout: 60_000 });
  await page.waitForSelector('.monaco-workbench', { timeout: 60_000 });
  await page.waitForSelector('text=haproxy.cfg', { timeout: 60_000 });
  await page.waitForTimeout(3000);
  await page.keyboard.press('Control+P');
  await page.waitForSelector('.quick-input-widget input');
  await page.keyboard.type('haproxy.cfg');
  await page.waitForTimeout(1500);
  await page.keyboard.press('Enter');
  const found = await until('there is a squiggle', async () => (await page.locator('.squiggly-error').count()) > 0);
  check('there is a squiggle', found === true, found);
  await page.keyboard.press('Control+Shift+M');
  const rows = (await until('there are problems', async () => ((await problems()).length > 3 ? problems() : null))) ?? [];
  for (const rule of ['large-peers-section', 'peers-crash', 'tcp-passthrough-crash', 'missing-final-newline']) {
    check(
      `${rule} is in the Problems panel`,
      rows.some((row) => row.includes('haplint') && row.includes(rule)),
      rows,
    );
  }
  const bar = await textOf(page.locator('.statusbar'));
  check('the status bar shows the version', bar.includes('HAProxy 3.0.3'), bar);
  await shoot('problems');

  await page.keyboard.press('Control+1');
  await goTo(lineOf(CONFIGURATION, 'peers mesh'), 2);
  await command('Show or Focus Hover');
  const hover = page.locator('.monaco-hover:visible').first();
  await hover.waitFor({ timeout: 10_000 });
  await page.waitForTimeout(1000);
  const hovered = await textOf(hover);
  check('the hover names the rule', hovered.includes('peers-crash') || hovered.includes('large-peers-section'), hovered);
  check('the hover links to a page', (await hover.locator('a[href^="http"], a[data-href^="http"]').count()) > 0, hovered);
  await shoot('hover');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  const titles = await quickFixes();
  check(
    'the menu switches a rule off for the section',
    titles.some((title) => title.includes('Disable peers-crash for this section')),
    titles,
  );
  await shoot('quick-fixes');
  await choose('Disable peers-crash for this section');
  let text = await save();
  check('the comment is there', text.includes('peers mesh # haplint-disable-section peers-crash\n'), text.slice(0, 800));
  const gone = await until('the problem goes', async () =>
    (await problems()).some((row) => row.includes('peers-crash')) ? null : problems(),
  );
  check('the problem is gone', gone !== null, gone);
  await shoot('switched-off');

  await goTo(text.split('\n').length, 80);
  check(
    'the fix is offered',
    (await quickFixes()).some((title) => title.includes('Fix this missing-final-newline problem')),
  );
  await shoot('fix');
  await choose('Fix this missing-final-newline problem');
  text = await save();
  check('the fix is made', text.endsWith(':1024\n'), text.slice(-40));

  await goTo(lineOf(text, 'frontend tls'), 2);
  const suggestions = await quickFixes();
  const suggestion = suggestions.find((title) => !/^(Fix|Disable)/.test(title.trim()));
  check('a suggestion is offered', suggestion !== undefined, suggestions);
  await shoot('suggestion');
  await page.keyboard.press('Escape');

  writeFileSync(settings, '{ "target": "3.0.5" }\n');
  const left = await until('the configuration is read again', async () => {
    const now = await problems();
    return now.length > 0 && !now.some((row) => row.includes('tcp-passthrough-crash')) ? now : null;
  });
  check('with 3.0.5 no crash is left, the warning is', left?.some((row) => row.includes('large-peers-section')) === true, left);
  await shoot('another-version');

  writeFileSync(settings, '{ "taget": "3.0.5" }\n');
  const mistake = await until('a mistake in the configuration is shown', async () =>
    (await problems()).find((row) => row.includes('taget')),
  );
  check('the mistake names the key', mistake?.includes('target') === true, mistake);
  await shoot('mistake');

  writeFileSync(settings, '{ "target": "3.0.3" }\n');
  await command('haplint: Restart the language server');
  const again = await until('the server starts again', async () => {
    const now = await problems();
    return now.some((row) => row.includes('tcp-passthrough-crash')) ? now : null;
  });
  check('after a restart everything is there again', again?.some((row) => row.includes('large-peers-section')) === true, again);
  await shoot('restarted');
} catch (error) {
  check('the editor does what it is told', false, error.message);
  await shoot('failure');
} finally {
  await browser.close();
  process.kill(-host.pid);
  rmSync(temporary, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
}
process.exitCode = failures === 0 ? 0 : 1;
