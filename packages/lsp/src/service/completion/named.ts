import { compareBranches, FILTER_REFERENCES, type NameKind, SECTION_REFERENCES, type Version } from '@haplint/catalog';
import type { KnownName } from './names.js';
import type { Place } from './place.js';

/** What the configuration has of a kind of thing that a word can name where the cursor is. */
export function namesOf(kind: NameKind, { names, section, words, target }: Place): readonly KnownName[] {
  switch (kind) {
    case 'backend':
    case 'frontend':
      return names.proxies(kind);
    case 'server':
      return [...names.servers(section), ...names.qualifiedServers()];
    case 'table':
      return names.tables();
    case 'user':
    case 'group':
      return names.members(kind);
    case 'variable':
      return names.variables();
    case 'acl':
      return names.acls(section);
    case 'filter': {
      const found = FILTER_REFERENCES.find((one) => one.words.every((word, i) => words[i] === word));
      return found === undefined ? [] : names.filters(section, found.filters, found.nameBehind);
    }
    default:
      return [...names.sections(kind), ...builtIn(kind, target)];
  }
}

/** Sections that HAProxy makes by itself, and that lines may name. */
function builtIn(section: string, { branch }: Version): readonly KnownName[] {
  const found = SECTION_REFERENCES.find((one) => one.section === section && one.builtIn !== undefined)?.builtIn;
  return found === undefined || compareBranches(branch, found.since) < 0 ? [] : [{ name: found.name, detail: 'made by HAProxy' }];
}
