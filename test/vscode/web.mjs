// The extension where VS Code is a page: it runs in the browser, and the server in a worker there.
import { until } from './workbench.mjs';

const CONFIGURATION =
  'frontend web\n    bind :80\n    timeot client 30s\n    default_backend app\n\nbackend app\n    server app1 10.1.0.1:8080\n';

export const files = { 'haproxy.cfg': CONFIGURATION };

export async function run(workbench, checks) {
  const check = checks.check.bind(checks);
  const { page, served } = workbench;
  const problemOf = (rule) => until(async () => (await workbench.problems()).some((row) => row.includes(rule)));

  await workbench.openFile('haproxy.cfg');
  await workbench.press('Control+Shift+M');
  const found = await problemOf('Unknown keyword "timeot"');
  check('in a browser, there are problems', found === true, await workbench.problems());
  const inBrowser = served.read.has('/web-bundle/server/haplint-lsp-browser.js') && !served.read.has('/bundle/extension.cjs');
  check('and the server that found them is the one for browsers', inBrowser, [...served.read]);
  const bar = await until(async () => (await workbench.text('.statusbar')).includes('HAProxy: version unknown'));
  check('and the status bar tells that no version is known', bar === true, await workbench.text('.statusbar'));

  await workbench.toEditor();
  await workbench.goTo(4, 8);
  const documents = (text) => text.includes('default_backend <backend>');
  const hovered = await workbench.hover(documents);
  check('and hovers', documents(hovered), hovered);
  await checks.shoot(workbench, 'web');
  await workbench.press('Escape', 'Escape');

  await workbench.command('haplint: Restart the language server');
  await workbench.toEditor();
  await workbench.goTo(2, 1);
  await workbench.press('End');
  await page.keyboard.type('\nhttp-req');
  const proposals = () => workbench.texts('.suggest-widget.visible .monaco-list-row');
  const proposed = await until(async () => (await proposals()).some((row) => row.includes('http-request')));
  check('and proposals, after a restart too', proposed === true, await proposals());
}
