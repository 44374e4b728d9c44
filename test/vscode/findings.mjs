// Squiggles, problems, hovers over findings, quick fixes, and configuration files.
import { until } from './workbench.mjs';

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

const SETTINGS = 'haplint.config.json';

export const files = { 'haproxy.cfg': CONFIGURATION, [SETTINGS]: '{ "target": "3.0.3" }\n' };

const lineOf = (text, part) => text.split('\n').findIndex((line) => line.includes(part)) + 1;

/** Leaves the workspace with the target 3.0.3. */
export async function run(workbench, checks) {
  const check = checks.check.bind(checks);
  const shoot = (name) => checks.shoot(workbench, name);
  const { page } = workbench;
  const save = () => workbench.save('haproxy.cfg');
  const problemsOnce = (holds) =>
    until(async () => {
      const now = await workbench.problems();
      return holds(now) ? now : null;
    });
  const tells = (rows, text) => rows.some((row) => row.includes(text));

  await workbench.openFile('haproxy.cfg');
  check('there is a squiggle', (await until(async () => (await page.locator('.squiggly-error').count()) > 0)) === true, null);
  await workbench.press('Control+Shift+M');
  for (const rule of ['large-peers-section', 'peers-crash', 'tcp-passthrough-crash', 'missing-final-newline']) {
    const rows = await problemsOnce((now) => now.some((row) => row.includes('haplint') && row.includes(rule)));
    check(`${rule} is in the Problems panel`, rows !== null, await workbench.problems());
  }
  const bar = await until(async () => (await workbench.text('.statusbar')).includes('HAProxy 3.0.3'));
  check('the status bar shows the version', bar === true, await workbench.text('.statusbar'));
  await shoot('problems');

  await workbench.toEditor();
  await workbench.goTo(lineOf(CONFIGURATION, 'peers mesh'), 2);
  const namesRule = (text) => text.includes('peers-crash') || text.includes('large-peers-section');
  const hovered = await workbench.hover(namesRule);
  check('the hover names the rule', namesRule(hovered), hovered);
  const link = page.locator('.monaco-hover:visible a[href^="http"], .monaco-hover:visible a[data-href^="http"]');
  check('the hover links to a page', (await link.count()) > 0, hovered);
  await shoot('hover');
  await workbench.press('Escape', 'Escape');

  const titles = await workbench.quickFixes((title) => title.includes('Disable peers-crash for this section'));
  check('the menu switches a rule off for the section', tells(titles, 'Disable peers-crash for this section'), titles);
  await shoot('quick-fixes');
  await workbench.choose('Disable peers-crash for this section');
  let text = await save();
  check('the comment is there', text.includes('peers mesh # haplint-disable-section peers-crash\n'), text.slice(0, 800));
  const gone = await problemsOnce((now) => now.length > 0 && !tells(now, 'peers-crash'));
  check('the problem is gone', gone !== null, await workbench.problems());
  await shoot('switched-off');

  await workbench.goTo(text.split('\n').length, 80);
  const fixes = await workbench.quickFixes((title) => title.includes('Fix this missing-final-newline problem'));
  check('the fix is offered', tells(fixes, 'Fix this missing-final-newline problem'), fixes);
  await workbench.choose('Fix this missing-final-newline problem');
  text = await save();
  check('the fix is made', text.endsWith(':1024\n'), text.slice(-40));

  await workbench.goTo(lineOf(text, 'frontend tls'), 2);
  const isSuggestion = (title) => !/^(Fix|Disable|Open)/.test(title);
  const suggestions = await workbench.quickFixes(isSuggestion);
  const suggestion = suggestions.find((title) => isSuggestion(title.trim()));
  check('a suggestion is offered', suggestion !== undefined, suggestions);
  await shoot('suggestion');
  await workbench.press('Escape');

  workbench.write(SETTINGS, '{ "target": "3.0.5" }\n');
  const left = await problemsOnce((now) => now.length > 0 && !tells(now, 'tcp-passthrough-crash'));
  check('with 3.0.5 no crash is left, the warning is', left !== null && tells(left, 'large-peers-section'), left);

  workbench.write(SETTINGS, '{ "taget": "3.0.5" }\n');
  const wrong = await problemsOnce((now) => tells(now, 'taget'));
  check('a mistake in the configuration is shown with the right name', wrong !== null && tells(wrong, 'target'), wrong);
  const noCommands = await until(
    async () => !(await workbench.texts('.codelens-decoration')).some((text) => /no commands|known fault/.test(text)),
  );
  check('and no lens tells of what is not checked', noCommands === true, await workbench.texts('.codelens-decoration'));
  await shoot('mistake');

  workbench.write(SETTINGS, '{ "target": "3.0.3" }\n');
  await workbench.command('haplint: Restart the language server');
  const again = await problemsOnce((now) => tells(now, 'tcp-passthrough-crash'));
  check('after a restart everything is there again', again !== null && tells(again, 'large-peers-section'), again);
  const complaints = await workbench.texts('.notification-toast:has(.codicon-error)');
  check('and nothing complains', complaints.length === 0, complaints);
}
