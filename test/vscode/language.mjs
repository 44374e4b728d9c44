// What goes with a language: hover, completion, definitions, renaming, lenses, hints, formatting, the outline; and the commands.
import { until } from './workbench.mjs';

const SHOP = 'haproxy/shop.cfg';
const TEMPLATE = 'haproxy.cfg.j2';

/** One line is not indented as the others are. */
const CONFIGURATION = `defaults
    mode http
    timeout connect 5s
    timeout client 90000
    timeout server 30s

frontend www
    bind :80
    acl is_api path_beg /api
    use_backend api if is_api
    default_backend app

backend app
      server app1 10.1.0.1:8080 check

backend api
    server api1 10.1.0.2:8080 check
`;

export const files = {
  [SHOP]: CONFIGURATION,
  [TEMPLATE]: `frontend web\n    bind :{{ port }}\n{% for b in backends %}\n    use_backend {{ b }} if { path_beg /{{ b }} }\n{% endfor %}\n    timeot client 30s\n`,
};

const lineOf = (part) => CONFIGURATION.split('\n').findIndex((line) => line.includes(part)) + 1;

/** Column just behind a text in the line that holds it. */
const behind = (part) => CONFIGURATION.split('\n')[lineOf(part) - 1].indexOf(part) + part.length + 1;

export async function run(workbench, checks) {
  const check = checks.check.bind(checks);
  const shoot = (name) => checks.shoot(workbench, name);
  const { page } = workbench;
  const statusBar = () => workbench.text('.statusbar');
  const position = () => until(async () => /Ln (\d+)/.exec(await statusBar())?.[1]);
  const proposals = () => workbench.texts('.suggest-widget.visible .monaco-list-row');
  const proposed = (wanted) =>
    until(async () => {
      const now = await proposals();
      return now.some((row) => row.includes(wanted)) ? now : null;
    }, 15_000);

  await workbench.openFile(SHOP);
  const bar = await until(async () => ((await statusBar()).includes('HAProxy 3.0.3') ? statusBar() : null));
  check('a file below a folder haproxy is recognised', bar !== null, await statusBar());

  const lens = page.locator('.codelens-decoration a', { hasText: 'reference' });
  const lenses = await until(async () => ((await lens.count()) === 2 ? lens.allInnerTexts() : null));
  check('lenses count references', lenses !== null, await workbench.texts('.codelens-decoration'));
  const shownText = async () => (await workbench.text('.monaco-editor .view-lines')).replaceAll('\u00a0', ' ');
  const hint = await until(async () => (/90000\s?= 1 min 30 s/.test(await shownText()) ? true : null));
  check('a hint shows a time in plain units', hint === true, await shownText());
  await shoot('lenses-and-hints');
  if (lenses) {
    await lens.last().click();
    const peek = await page.waitForSelector('.peekview-widget .monaco-list-row', { timeout: 15_000 }).catch(() => null);
    check('a click on a lens shows the references', peek !== null, await workbench.text('.peekview-widget'));
    await page.waitForTimeout(800);
    await shoot('references');
    await workbench.press('Escape', 'Control+1');
  }

  await workbench.goTo(lineOf('timeout client'), 7);
  const hovered = await workbench.hover();
  check('a hover documents the keyword', hovered.includes('timeout client <time>') && hovered.includes('milliseconds'), hovered);
  const manual = page.locator(
    '.monaco-hover:visible a[data-href*="docs.haproxy.org/3.0/"], .monaco-hover:visible a[href*="docs.haproxy.org/3.0/"]',
  );
  check('and links to the manual of the version', (await manual.count()) > 0, hovered);
  await shoot('keyword-hover');
  await workbench.press('Escape', 'Escape');

  await workbench.goTo(lineOf('default_backend app'), behind('default_backend a'));
  await workbench.press('F12');
  const there = await until(async () => ((await position()) === '13' ? '13' : null), 10_000);
  check('F12 goes to the backend', there !== null, await position());

  await workbench.goTo(lineOf('acl is_api'), 1);
  await workbench.press('End');
  await page.keyboard.type('\nhttp-req');
  const keywords = await proposed('http-request');
  check('keywords are proposed', keywords !== null, await proposals());
  await page.waitForTimeout(700);
  await shoot('completion-of-keywords');
  await workbench.press('Escape');
  await page.keyboard.type('uest set-header X-Name ');
  const signature = await page.waitForSelector('.parameter-hints-widget.visible', { timeout: 5000 }).catch(() => null);
  if (!signature) await workbench.press('Control+Shift+Space');
  const hinted = await until(async () => {
    const now = await workbench.text('.parameter-hints-widget.visible');
    return now.includes('set-header') ? now : null;
  }, 15_000);
  check('the signature of the line is shown', hinted !== null, await workbench.text('.parameter-hints-widget'));
  await shoot('signature');
  await workbench.press('Escape', 'Escape');
  await page.keyboard.type('%[');
  await page.waitForTimeout(500);
  if ((await proposals()).length === 0) await workbench.press('Control+Space');
  await page.keyboard.type('sr');
  const samples = await proposed('src');
  check('sample fetches are proposed inside %[', samples !== null, await proposals());
  await page.waitForTimeout(700);
  await shoot('completion-of-samples');
  await workbench.press('Escape');
  await workbench.command('File: Revert File');

  await workbench.goTo(13, 10);
  await workbench.press('F2');
  await page.waitForSelector('.rename-box input:focus', { timeout: 15_000 });
  await page.keyboard.type('pool');
  await shoot('rename');
  await workbench.press('Enter');
  await page.waitForTimeout(1500);
  const renamed = await workbench.save(SHOP);
  check('F2 renames the backend and who uses it', renamed === CONFIGURATION.replaceAll(/backend app\b/g, 'backend pool'), renamed);

  await workbench.command('Format Document');
  await page.waitForTimeout(1500);
  const formatted = await workbench.save(SHOP);
  check('the document is formatted', formatted === renamed.replace('      server', '    server'), formatted);

  await workbench.command('Explorer: Focus on Outline View');
  const outline = await until(async () => {
    const now = await workbench.texts('.outline-tree .monaco-list-row');
    return now.some((row) => row.includes('pool')) ? now : null;
  });
  check('the outline has the sections', outline?.some((row) => row.includes('www')) === true, outline);
  await shoot('outline');

  await workbench.press('Control+1');
  await workbench.command('haplint: Show the graph of the configuration');
  const picture = () => graphTexts(page);
  const graph = await until(async () => ((await picture()).includes('pool') ? picture() : null));
  check('the graph is shown', graph?.includes('www') === true && graph.includes('if is_api'), await picture());
  await shoot('graph');
  await workbench.press('Control+1');
  await workbench.goTo(7, 10);
  await workbench.press('F2');
  await page.waitForSelector('.rename-box input:focus', { timeout: 15_000 });
  await page.keyboard.type('edge');
  await workbench.press('Enter');
  const drawnAgain = await until(async () => ((await picture()).includes('edge') ? picture() : null));
  check('the graph follows a change', drawnAgain !== null && !drawnAgain.includes('www'), await picture());
  await workbench.save(SHOP);

  await workbench.command('haplint: Choose the version of HAProxy');
  await page.waitForSelector('.quick-input-widget .monaco-list-row', { timeout: 15_000 });
  await page.keyboard.type('3.2');
  await page.waitForTimeout(500);
  await shoot('choose-version');
  await workbench.press('Enter');
  const written = await until(() => workbench.read('.vscode/settings.json').includes('haplint.target'));
  check(
    'the version chosen is in the settings',
    written && JSON.parse(workbench.read('.vscode/settings.json'))['haplint.target'] === '3.2',
    written,
  );
  const barNow = await until(async () => ((await statusBar()).includes('HAProxy 3.2') ? true : null));
  check('and in the status bar', barNow === true, await statusBar());

  await workbench.command('haplint: Open the configuration file');
  const tab = await page.waitForSelector('.tab.active[data-resource-name="haplint.config.json"]', { timeout: 15_000 }).catch(() => null);
  check('the configuration file is opened', tab !== null, await workbench.texts('.tab'));

  await workbench.openFile(TEMPLATE);
  const template = await until(async () => ((await statusBar()).includes('HAProxy 3.2') ? statusBar() : null));
  check('a template is recognised', template !== null, await statusBar());
  await page.waitForTimeout(1500);
  await shoot('template');
}

/** The text of the picture in the graph's panel. */
async function graphTexts(page) {
  const texts = await Promise.all(
    page.frames().map((frame) =>
      frame
        .locator('svg.hg text')
        .allTextContents()
        .catch(() => []),
    ),
  );
  return texts.flat();
}
