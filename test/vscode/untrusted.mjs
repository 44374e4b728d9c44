// In a workspace that nobody trusts no code of it is run; once it is trusted, it is.
import { existsSync } from 'node:fs';
import { until } from './workbench.mjs';

export const files = {
  'haproxy.cfg': 'frontend web\n    bind :80\n    timeot client 30s\n',
  'haplint.config.mjs':
    "import { writeFileSync } from 'node:fs';\nwriteFileSync(new URL('was-run', import.meta.url), '');\nexport default { target: '3.0.3' };\n",
};

export async function run(workbench, checks) {
  const { page } = workbench;
  await workbench.openFile('haproxy.cfg');
  const bar = await until(async () => {
    const now = await workbench.text('.statusbar');
    return now.includes('haplint: not trusted') ? now : null;
  });
  checks.check('the status bar tells of a workspace that is not trusted', bar !== null, await workbench.text('.statusbar'));
  await workbench.press('Control+Shift+M');
  const said = await until(async () => (await workbench.problems()).some((row) => row.includes('haplint.config.mjs')));
  await checks.shoot(workbench, 'untrusted');
  checks.check('and says what it does not read', said === true, await workbench.problems());
  checks.check('and runs no configuration file that is code', !existsSync(workbench.path('was-run')), 'it was run');

  await workbench.command('Workspaces: Manage Workspace Trust');
  await page
    .getByRole('button', { name: /^Trust/ })
    .first()
    .click();
  const isRun = await until(() => existsSync(workbench.path('was-run')));
  checks.check('once the workspace is trusted, the configuration file is run', isRun === true, await workbench.text('.statusbar'));
  await checks.shoot(workbench, 'trusted');
}
