import { defineRule } from '@haplint/core';
import type { ConfigFile, Word } from '@haplint/parser';

/** The things whose names are looked at. */
const KINDS = ['proxy', 'acl', 'server'] as const;
type Kind = (typeof KINDS)[number];

/** Conventions by name. What has no separator at all fits both of the first two. */
const CONVENTIONS: Readonly<Record<string, RegExp>> = {
  'kebab-case': /^[a-z\d]+(?:[-.:][a-z\d]+)*$/,
  snake_case: /^[a-z\d]+(?:[_.:][a-z\d]+)*$/,
};

const DESCRIPTION =
  '"file" takes the separator that most names of the kind have, "kebab-case" and "snake_case" want small letters, "off" looks at none; anything else is a regular expression.';
const SETTING = { type: 'string', minLength: 1, description: DESCRIPTION };

/** Names that are formed in another way than the others of their kind: `web_servers` beside `api-servers`. */
export default defineRule<'separator' | 'convention', readonly [Readonly<Record<Kind, string>>]>({
  meta: {
    type: 'layout',
    docs: { description: 'names of proxies, ACLs and servers that do not follow a convention', preset: 'stylistic' },
    severity: 'warn',
    schema: [{ type: 'object', properties: { proxy: SETTING, acl: SETTING, server: SETTING }, additionalProperties: false }],
    defaultOptions: [{ proxy: 'file', acl: 'file', server: 'file' }],
    messages: {
      separator:
        'Expected "{{ other }}" between the words of {{ kind }} "{{ name }}", as in most names of the file; found "{{ separator }}".',
      convention: 'Expected the name of {{ kind }} "{{ name }}" to match {{ convention }}.',
    },
  },
  create({ options: [settings], report }) {
    return {
      ConfigFile(file) {
        const names = namesIn(file);
        for (const kind of KINDS) check(kind, names[kind], settings[kind]);
      },
    };

    function check(kind: Kind, words: readonly Word[], setting: string): void {
      if (setting === 'off') return;
      const what = kind === 'acl' ? 'ACL' : kind;
      if (setting === 'file') {
        const usual = majority(words);
        if (usual === null) return;
        for (const word of words) {
          const separator = usual === '-' ? '_' : '-';
          if (word.value.includes(separator))
            report({ node: word, messageId: 'separator', data: { kind: what, name: word.value, other: usual, separator } });
        }
        return;
      }
      const pattern = CONVENTIONS[setting] ?? asPattern(setting);
      const convention = Object.hasOwn(CONVENTIONS, setting) ? setting : `/${setting}/`;
      for (const word of words) {
        if (pattern !== null && !pattern.test(word.value))
          report({ node: word, messageId: 'convention', data: { kind: what, name: word.value, convention } });
      }
    }
  },
});

/** The names that the file gives, each where it is first given. */
function namesIn(file: ConfigFile): Readonly<Record<Kind, readonly Word[]>> {
  const found: Record<Kind, Map<string, Word>> = { proxy: new Map(), acl: new Map(), server: new Map() };
  const add = (kind: Kind, word: Word | null | undefined) => {
    if (word?.isLiteral && !found[kind].has(word.value)) found[kind].set(word.value, word);
  };
  for (const { kind, name, header, body } of file.sections) {
    if (header.broken || !PROXIES.has(kind)) continue;
    add('proxy', name);
    for (const line of body) {
      if (line.type !== 'Directive' || line.broken || line.prefix !== null) continue;
      if (line.keyword.value === 'acl') add('acl', line.args[0]);
      if (line.keyword.value === 'server' || line.keyword.value === 'server-template') add('server', line.args[0]);
    }
  }
  return { proxy: [...found.proxy.values()], acl: [...found.acl.values()], server: [...found.server.values()] };
}

const PROXIES: ReadonlySet<string> = new Set(['frontend', 'backend', 'listen']);

/** The separator of most names; null where neither has most of them. */
function majority(words: readonly Word[]): '-' | '_' | null {
  const dashes = words.filter(({ value }) => value.includes('-') && !value.includes('_')).length;
  const underscores = words.filter(({ value }) => value.includes('_') && !value.includes('-')).length;
  return dashes === underscores ? null : dashes > underscores ? '-' : '_';
}

function asPattern(text: string): RegExp | null {
  try {
    return new RegExp(text, 'u');
  } catch {
    return null;
  }
}
