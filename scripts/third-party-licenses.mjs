// The licences of the packages that a bundle holds; most ask to go along with every copy.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const LICENSE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/** The licence texts of all packages in node_modules that an esbuild metafile names, each text once. */
export function thirdPartyLicenses(metafile) {
  const directories = new Map();
  for (const input of Object.keys(metafile.inputs)) {
    const directory = packageDirectory(path.resolve(input));
    if (directory !== null) directories.set(path.relative('.', directory), directory);
  }
  const titlesOf = new Map();
  for (const { title, text } of [...directories.values()].map(describe).sort((a, b) => (a.title < b.title ? -1 : 1))) {
    titlesOf.set(text, [...(titlesOf.get(text) ?? []), title]);
  }
  const rule = '-'.repeat(80);
  return [...titlesOf].map(([text, titles]) => `${rule}\n${titles.join('\n')}\n${rule}\n\n${text.trim()}\n`).join('\n');
}

/** The directory of the package that a file in node_modules belongs to; null for our own files. */
function packageDirectory(file) {
  const match = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file);
  return match === null ? null : match[0];
}

function describe(directory) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
  const files = readdirSync(directory).filter((file) => LICENSE_FILE.test(file));
  // A package without the text of its licence still names it.
  const text =
    files.length === 0
      ? `License: ${license}`
      : files
          .sort()
          .map((file) => readFileSync(path.join(directory, file), 'utf8').trim())
          .join('\n\n');
  return { title: `${name} ${version}`, text };
}
