import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

interface Packed {
  readonly name: string;
  readonly version: string;
  readonly filename: string;
  readonly integrity: string;
  readonly shasum: string;
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;

/** The folder that a package finds another one in, as Node looks for it. */
function installed(name: string, from: string): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const found = path.join(folder, 'node_modules', name);
    if (existsSync(found)) return found;
    if (folder === path.dirname(folder)) throw new Error(`${name} is not installed`);
  }
}

/** Packages with all that they depend on, as they lie in node_modules. */
function withDependencies(folders: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  const add = (folder: string) => {
    if (all.has(folder)) return;
    all.add(folder);
    for (const name of Object.keys(manifestOf(folder).dependencies ?? {})) add(installed(name, folder));
  };
  for (const folder of folders) add(folder);
  return all;
}

/**
 * A registry on this machine with the tarballs of some packages and of all that they depend on, for npm to install from without
 * a network. Gives its address; it is gone when the test is done.
 */
export async function localRegistry(folders: readonly string[], directory: string): Promise<string> {
  const all = [...withDependencies(folders)];
  const { stdout } = await promisify(execFile)('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', directory, ...all], {
    shell: process.platform === 'win32',
    maxBuffer: 2 ** 26,
  });
  const packed = JSON.parse(stdout) as readonly Packed[];
  const manifests = new Map(all.map(manifestOf).map((manifest) => [`${manifest.name}@${manifest.version}`, manifest]));
  const server = createServer((request, response) => {
    const url = decodeURIComponent(request.url ?? '').slice(1);
    if (url.endsWith('.tgz')) return response.end(readFileSync(path.join(directory, path.basename(url))));
    const versions = packed.filter(({ name }) => name === url);
    if (versions.length === 0) return response.writeHead(404).end('{}');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const entries = versions.map(({ name, version, filename, integrity, shasum }) => [
      version,
      { ...manifests.get(`${name}@${version}`), dist: { tarball: `${origin}/${filename}`, integrity, shasum } },
    ]);
    response.setHeader('content-type', 'application/json');
    return response.end(
      JSON.stringify({ name: url, 'dist-tags': { latest: versions.at(-1)?.version }, versions: Object.fromEntries(entries) }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
