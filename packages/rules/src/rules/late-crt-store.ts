import { defineRule, type Model } from '@haplint/core';
import { argumentProblemOf, certainSection, parametersIn, parameterWords, rememberedWeakly } from '@haplint/core/internal';
import type { Directive, Word } from '@haplint/parser';
import { namedBy } from '../line-words.js';

/** Certificates of a `crt-store` that a `bind` line above has loaded by itself (src/ssl_ckch.c `crtstore_parse_load`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'certificates of a `crt-store` that a `bind` line above has loaded already', preset: 'check' },
    severity: 'error',
    messages: {
      loaded:
        'Certificate "{{ name }}" is loaded already, by the "bind" of line {{ line }}, and HAProxy refuses a second one. Move the "crt-store" above the sections ' +
        'that use it.',
      bind: 'Loads it',
    },
  },
  create({ model, report }) {
    return {
      'Directive[keyword="load"]'(line: Directive) {
        const section = certainSection(line, model);
        // With a name, the store's certificates go by that: "@store/file". So do those with an alias.
        if (section?.kind !== 'crt-store' || section.name !== null || argumentProblemOf(line, model) !== null) return;
        const [word = null] = namedBy(['alias'], line.args).length > 0 ? [] : namedBy(['crt'], line.args);
        const name = model.valueOf(word);
        const loaded = name === null ? undefined : loadedByBinds(model).get(name);
        if (word === null || name === null || loaded === undefined || loaded.section > section.index) return;
        report({ node: word, messageId: 'loaded', data: { name, line: loaded.word }, related: [{ node: loaded.word, messageId: 'bind' }] });
      },
    };
  },
});

/** What a `bind` line loads, and the place of its section. */
interface Loaded {
  readonly word: Word;
  readonly section: number;
}

/** The first words of `bind` lines that load a certificate, by what they say: HAProxy does so as it reads them. */
const loadedByBinds = rememberedWeakly((model: Model): ReadonlyMap<string, Loaded> => {
  const found = new Map<string, Loaded>();
  for (const section of model.sections) {
    for (const line of section.linesWith('bind')) {
      const given = model.isRead(line) === true && argumentProblemOf(line, model) === null ? parameterWords(line, model) : null;
      if (given === null) continue;
      for (const { name, values } of parametersIn(given.words, given.kind, (word) => model.valueOf(word))) {
        const [word] = values;
        const file = name === 'crt' ? model.valueOf(word) : null;
        if (word !== undefined && file !== null && !found.has(file)) found.set(file, { word, section: section.index });
      }
    }
  }
  return found;
});
