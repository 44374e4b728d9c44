#!/usr/bin/env node
// The extension in a real VS Code: installs the .vsix into code-server and does in Chromium what a user does.
// Run `npm run build` first.
// usage: HAPLINT_CODE_SERVER=DIR node test/vscode/e2e.mjs [SCREENSHOTS]
// DIR holds the command `code-server` and node_modules/playwright-core; SCREENSHOTS is a directory for what was seen.
import { Checks } from './checks.mjs';
import * as findings from './findings.mjs';
import * as language from './language.mjs';
import * as untrusted from './untrusted.mjs';
import * as web from './web.mjs';
import { codeServerFolder, launchBrowser, Workbench } from './workbench.mjs';

if (codeServerFolder === null) {
  console.log('skipped: HAPLINT_CODE_SERVER does not name a folder with code-server and playwright-core');
  process.exit(0);
}

const checks = new Checks(process.argv[2]);
const browser = await launchBrowser();

/** Runs scenes in one window over their files. */
async function play(scenes, options) {
  const files = Object.assign({}, ...scenes.map((scene) => scene.files));
  const workbench = await Workbench.open(browser, files, options);
  try {
    for (const { run } of scenes) await run(workbench, checks);
  } catch (error) {
    checks.check('the editor does what it is told', false, error.message);
    await checks.shoot(workbench, 'failure');
  } finally {
    await workbench.close();
  }
}

try {
  await play([findings, language], {});
  await play([untrusted], { trusted: false });
  await play([web], { web: true });
} finally {
  await browser.close();
}
process.exitCode = checks.failures === 0 ? 0 : 1;
