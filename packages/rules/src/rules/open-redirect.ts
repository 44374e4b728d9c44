import { defineRule } from '@haplint/core';
import { certainSection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { evaluatedRule } from '../evaluation/evaluated-rules.js';
import { RULES } from '../selectors.js';

/** Where a location begins with something that the client, or a link it was given, chooses; a map knows where it may lead. */
const BEGINS =
  /^(?:https?:\/\/)?%\[(?:url_param|urlp|req\.body_param|req\.cook|cook|req\.hdr|hdr|query)\b(?!\(host\))(?!\(Host\))(?![^\]]*,map)/i;

/** Redirects to wherever a link says: bait for phishing under the name of your site. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'redirects to an address that the request brings along',
      preset: 'recommended',
      controls: ['CWE-601', 'OWASP ASVS 4.0 5.1.5'],
    },
    severity: 'warn',
    reach: 'line',
    oncePer: 'form',
    needsWhole: 'section',
    messages: {
      open: 'Open redirect: a link to your site can send people anywhere, as the location begins with what the request says. Begin it with a fixed host or path, or allow known targets by a map.',
    },
  },
  create({ model, report }) {
    return {
      [RULES](line: Directive) {
        const rule = certainSection(line, model) === null ? null : evaluatedRule(line, model);
        if (rule?.action !== 'redirect' || rule.condition !== null) return;
        const at = rule.words.findIndex(({ value }) => value === 'location' || value === 'prefix');
        const location = rule.words[at + 1];
        if (at !== -1 && location !== undefined && BEGINS.test(location.value)) report({ node: location, messageId: 'open' });
      },
    };
  },
});
