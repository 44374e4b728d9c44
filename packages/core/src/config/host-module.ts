import path from 'node:path';
import { ConfigOrigin } from './config-error.js';
import { defaultExportOf, importCode } from './load-code.js';
import { isPath, resolveFile, resolvePackage } from './resolve-module.js';

/** Code that somebody named on the command line, or what is known of the name where there is none. */
export type HostModule =
  | { readonly kind: 'found'; readonly exported: unknown }
  | {
      readonly kind: 'none';
      /** The name is a path, not that of a package. */
      readonly isPath: boolean;
      /** The absolute path that it would be. */
      readonly path: string;
      /** The name is not a path, but a file is called so. */
      readonly isFile: boolean;
    };

/**
 * Runs the code of a file ('./format.mjs') or a package, looked for from `cwd`, and gives its default export, `undefined`
 * where it has none. Throws `ConfigError` where it cannot be loaded.
 */
export async function loadHostModule(name: string, cwd: string): Promise<HostModule> {
  const file = isPath(name) ? resolveFile(name, cwd) : resolvePackage(name, [cwd]);
  if (file === null) {
    return { kind: 'none', isPath: isPath(name), path: path.resolve(cwd, name), isFile: !isPath(name) && resolveFile(name, cwd) !== null };
  }
  return { kind: 'found', exported: defaultExportOf(await importCode(file, ConfigOrigin.ofFile(file, cwd), cwd)) };
}
