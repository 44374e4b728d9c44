import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { directivesOf } from '../selectors.js';

/** Options that let through what HTTP forbids, with what follows from it. */
const LENIENT: Readonly<Record<string, string>> = {
  'accept-invalid-http-request': 'requests that servers may read otherwise than HAProxy does',
  'accept-invalid-http-response': 'responses that clients may read otherwise than HAProxy does',
  'accept-unsafe-violations-in-http-request': 'requests that servers may read otherwise than HAProxy does',
  'accept-unsafe-violations-in-http-response': 'responses that clients may read otherwise than HAProxy does',
};

/** Global settings of the same effect. */
const GLOBAL: Readonly<Record<string, string>> = {
  'h1-accept-payload-with-any-method': 'bodies with methods that have none, which servers may take for the next request',
};

const LOOKED_AT = directivesOf(['option', ...Object.keys(GLOBAL)]);

/** Settings that weaken the check of messages on which the defence against request smuggling rests. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'settings that let malformed HTTP messages through, which makes request smuggling possible',
      preset: 'security',
      controls: ['CWE-444'],
    },
    severity: 'warn',
    reach: 'line',
    oncePer: 'text',
    messages: {
      lenient: '"{{ setting }}" lets through {{ what }}: the way to request smuggling. Correct the other side, and remove the line.',
    },
  },
  create({ model, report }) {
    return {
      [LOOKED_AT](line: Directive) {
        const section = line.prefix === null ? certainSection(line, model) : null;
        if (section === null) return;
        const { keyword, args } = line;
        const [option] = args;
        const ofOption =
          keyword.value === 'option' && option !== undefined && Object.hasOwn(LENIENT, option.value) ? LENIENT[option.value] : undefined;
        const ofGlobal = section.kind === 'global' && Object.hasOwn(GLOBAL, keyword.value) ? GLOBAL[keyword.value] : undefined;
        const what = ofOption ?? ofGlobal;
        if (what === undefined) return;
        const setting = ofOption === undefined ? keyword.value : `option ${option?.value}`;
        report({ node: line, messageId: 'lenient', data: { setting, what } });
      },
    };
  },
});
