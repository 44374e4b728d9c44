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
  const proposals = () => workbench.texts('.suggest-widget.visible .monaco-list-row');
  const proposed = (wanted) =>
    until(async () => {
      const now = await proposals();
      return now.some((row) => row.includes(wanted)) ? now : null;
    });

  await workbench.openFile(SHOP);
  const bar = await until(async () => ((await statusBar()).includes('HAProxy 3.0.3') ? statusBar() : null));
  check('a file below a folder haproxy is recognised', bar !== null, await statusBar());

  const lens = page.locator('.codelens-decoration a', { hasText: 'reference' });
  const lenses = await until(async () => ((await lens.count()) === 2 ? lens.allInnerTexts() : null));
  check('lenses count references', lenses !== null, await workbench.texts('.codelens-decoration'));
  const faults = await until(() => workbench.isShown('.codelens-decoration a:has-text("known fault")'));
  check('and known faults', faults === true, await workbench.texts('.codelens-decoration'));
  const shownText = async () => (await workbench.text('.monaco-editor .view-lines')).replaceAll('\u00a0', ' ');
  const hint = await until(async () => (/90000\s?= 1 min 30 s/.test(await shownText()) ? true : null));
  check('a hint shows a time in plain units', hint === true, await shownText());
  await shoot('lenses-and-hints');
  if (lenses) {
    await lens.last().click();
    const peek = await until(async () => (await workbench.text('.peekview-widget .monaco-list-row')).includes('use_backend api if is_api'));
    check('a click on a lens shows the references', peek === true, await workbench.texts('.peekview-widget, .codelens-decoration'));
    await shoot('references');
    await workbench.press('Escape');
    await workbench.toEditor();
  }

  await workbench.goTo(lineOf('timeout client'), 7);
  const documents = (text) => text.includes('timeout client <time>') && text.includes('milliseconds');
  const hovered = await workbench.hover(documents);
  check('a hover documents the keyword', documents(hovered), hovered);
  const manual = page.locator(
    '.monaco-hover:visible a[data-href*="docs.haproxy.org/3.0/"], .monaco-hover:visible a[href*="docs.haproxy.org/3.0/"]',
  );
  check('and links to the manual of the version', (await manual.count()) > 0, hovered);
  await shoot('keyword-hover');
  await workbench.press('Escape', 'Escape');

  await workbench.goTo(lineOf('default_backend app'), behind('default_backend a'));
  const there = await workbench
    .repeat(
      'the backend',
      () => workbench.press('F12'),
      async () => (await workbench.line()) === 13,
    )
    .catch(() => null);
  check('F12 goes to the backend', there !== null, await workbench.line());

  await workbench.goTo(lineOf('acl is_api'), 1);
  await workbench.press('End');
  await page.keyboard.type('\nhttp-req');
  const keywords = await proposed('http-request');
  check('keywords are proposed', keywords !== null, await proposals());
  await shoot('completion-of-keywords');
  await workbench.press('Escape');
  await page.keyboard.type('uest set-header X-Name ');
  const hinted = await until(async () => (await workbench.text('.parameter-hints-widget.visible')).includes('set-header'));
  check('the signature of the line is shown', hinted === true, await workbench.text('.parameter-hints-widget'));
  await shoot('signature');
  await workbench.press('Escape', 'Escape');
  await page.keyboard.type('%[sr');
  const samples = await proposed('src');
  check('sample fetches are proposed inside %[', samples !== null, await proposals());
  await shoot('completion-of-samples');
  await workbench.press('Escape');
  await workbench.command('File: Revert File');
  await workbench.dirty(false);

  await workbench.goTo(13, 10);
  await workbench.rename('pool', () => shoot('rename'));
  const renamed = await workbench.save(SHOP);
  check('F2 renames the backend and who uses it', renamed === CONFIGURATION.replaceAll(/backend app\b/g, 'backend pool'), renamed);

  await workbench.command('Format Document');
  const formatted = await workbench.save(SHOP);
  check('the document is formatted', formatted === renamed.replace('      server', '    server'), formatted);

  await workbench.command('Explorer: Focus on Outline View');
  const outline = await until(async () => {
    const now = await workbench.texts('.outline-tree .monaco-list-row');
    return now.some((row) => row.includes('pool')) ? now : null;
  });
  check('the outline has the sections', outline?.some((row) => row.includes('www')) === true, outline);
  await shoot('outline');

  await workbench.toEditor();
  await workbench.command('haplint: Show the graph of the configuration');
  const picture = () => graphTexts(page);
  const graph = await until(async () => ((await picture()).includes('pool') ? picture() : null));
  check('the graph is shown', graph?.includes('www') === true && graph.includes('if is_api'), await picture());
  await shoot('graph');
  await workbench.toEditor();
  await workbench.goTo(7, 10);
  await workbench.rename('edge');
  const drawnAgain = await until(async () => ((await picture()).includes('edge') ? picture() : null));
  check('the graph follows a change', drawnAgain !== null && !drawnAgain.includes('www'), await picture());
  await workbench.save(SHOP);

  await workbench.command('haplint: Choose the version of HAProxy');
  const choices = () => workbench.texts('.quick-input-widget .monaco-list-row');
  await until(async () => (await choices()).some((row) => row.includes('HAProxy 3.2')));
  await page.keyboard.type('3.2');
  await until(async () => (await choices())[0]?.includes('HAProxy 3.2'));
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
  const tab = await page.waitForSelector('.tab.active[data-resource-name="haplint.config.json"]', { timeout: 90_000 }).catch(() => null);
  check('the configuration file is opened', tab !== null, await workbench.texts('.tab'));

  await workbench.openFile(TEMPLATE);
  const template = await until(async () => ((await statusBar()).includes('HAProxy 3.2') ? statusBar() : null));
  check('a template is recognised', template !== null, await statusBar());
  const squiggles = await until(async () => (await page.locator('.squiggly-error').count()) > 0);
  check('and checked', squiggles === true, await shownText());
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
