import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CliIo } from '../../io.js';
import type { Notices } from '../../notices.js';
import { errorCode, inWords } from '../../system-error.js';
import { UsageError } from '../../usage-error.js';
import { pluginFiles } from './plugin-files.js';

/** What `haplint init` was asked to begin. */
export interface NewPlugin {
  /** 'acme', 'haplint-plugin-acme' or '@acme/haplint-plugin'. */
  readonly name: string;
  readonly isJavaScript: boolean;
}

const NAME = /^(?:@[a-z0-9][a-z0-9._-]*\/)?[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/;

/** Characters that npm allows the name of a package. */
const LONGEST = 214;

/** Takes `--plugin NAME` and `--js` out of the arguments of `init`; null where no plugin is asked for. Throws `UsageError`. */
export function takeNewPlugin(args: readonly string[]): { readonly plugin: NewPlugin | null; readonly rest: readonly string[] } {
  const rest: string[] = [];
  let name: string | null = null;
  let isJavaScript = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] as string;
    if (arg === '--js') isJavaScript = true;
    else if (arg === '--plugin') name = args[++i] ?? '';
    else if (arg.startsWith('--plugin=')) name = arg.slice('--plugin='.length);
    else rest.push(arg);
  }
  if (name === null) {
    if (isJavaScript) throw new UsageError('--js is for a plugin: haplint init --plugin NAME --js');
    return { plugin: null, rest };
  }
  if (name === '') throw new UsageError('--plugin needs a name: haplint init --plugin acme');
  if (!NAME.test(name) || packageNameOf(name).length > LONGEST) {
    const small = name.toLowerCase();
    const hint = name !== small && NAME.test(small) ? `; did you mean "${small}"?` : '';
    const expected = `the name of a package: up to ${LONGEST} small letters, digits and dashes, as "acme" or "@acme/haplint-plugin"`;
    throw new UsageError(`--plugin ${name}: expected ${expected}${hint}`);
  }
  return { plugin: { name, isJavaScript }, rest };
}

/** Plugins are called so that a registry lists them together; a scope says whose they are. */
function packageNameOf(name: string): string {
  return name.includes('/') || /^haplint-plugin(-|$)/.test(name) ? name : `haplint-plugin-${name}`;
}

/** Writes a package with a plugin of one rule into a new directory. Throws `UsageError` where there is something already. */
export async function beginPlugin({ name, isJavaScript }: NewPlugin, io: CliIo, notices: Notices): Promise<void> {
  const packageName = packageNameOf(name);
  // Its rules are called PREFIX/RULE.
  const prefix = name
    .replace(/^@([^/]+)\/haplint-plugin$/, '$1')
    .replace(/^@[^/]+\//, '')
    .replace(/^haplint-plugin-/, '');
  const folder = packageName.replace(/^@/, '').replace('/', '-');
  const directory = path.join(io.cwd, folder);
  const present = await readdir(directory).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    if (errorCode(error) === 'ENOTDIR') throw new UsageError(`${folder} is there already and no directory, and init overwrites nothing`);
    throw new UsageError(`${folder}: ${inWords(error)}`);
  });
  if (present.length > 0) throw new UsageError(`${folder} is there already and not empty, and init overwrites nothing`);
  const files = pluginFiles(packageName, prefix, isJavaScript);
  try {
    for (const [file, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(directory, file)), { recursive: true });
      await writeFile(path.join(directory, file), text, { flag: 'wx' });
    }
  } catch (error) {
    throw new UsageError(`${folder}: cannot write it: ${inWords(error)}`);
  }
  notices.note(`wrote ${Object.keys(files).length} files into ${folder}; go on with: cd ${folder} && npm install && npm test`);
}
