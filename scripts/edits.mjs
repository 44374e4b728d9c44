// Holds the findings after random edits to those of the text, over many more edits than the tests make:
//   npm run edits -- [--edits 10000] [--seed N] [--corpus DIR]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { edits: { type: 'string', default: '10000' }, seed: { type: 'string' }, corpus: { type: 'string' } },
});
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const env = { ...process.env, HAPLINT_EDITS: values.edits };
env.HAPLINT_SEED = values.seed ?? String(Date.now() % 1_000_000);
if (values.corpus !== undefined) env.HAPLINT_CORPUS = values.corpus;
const { status } = spawnSync(process.execPath, [vitest, 'run', 'test/incremental', '-t', 'the findings after edits'], {
  env,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
