import { CONTEXTS_OF_CONDITIONS, PREDEFINED_ACLS, type SampleContext, type Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { contextsOfFetch, contextsOnSides, fetchContexts, type SampleUse, takingSection, testedAcls } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { directivesOf } from '../selectors.js';

/** A fetch that is not available, and whether that holds for all that an ACL tests. */
interface Loss {
  readonly fetch: string;
  readonly isNever: boolean;
}

const PREDEFINED: ReadonlyMap<string, string> = new Map(PREDEFINED_ACLS.map(({ name, fetch }) => [name, fetch]));

const LOOKED_AT = directivesOf(Object.keys(CONTEXTS_OF_CONDITIONS).map((words) => words.split(' ')[0] as string));

/** ACLs of what does not exist where a condition tests them (src/cfgparse.c `warnif_cond_conflicts`, src/acl.c `acl_cond_conflicts`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'conditions with ACLs that never match, as what they test is not available there', preset: 'check' },
    severity: 'warn',
    reach: 'section',
    oncePer: 'form',
    needsWhole: 'section',
    messages: {
      never: 'ACL "{{ name }}" never matches here: "{{ fetch }}" is not available at this point. Keep the value in a variable while it is.',
      partly: 'ACL "{{ name }}" matches in part only: "{{ fetch }}" is not available at this point.',
      anonymous: 'This ACL never matches: "{{ fetch }}" is not available at this point. Keep the value in a variable while it is.',
    },
  },
  create({ model, report, sourceCode }) {
    const target = model.target as Version; // a configuration is always read for some version here
    /** Many lines name one ACL, which may have many lines itself. */
    const losses = new Map<readonly SampleUse[], Map<string, Loss | null>>();

    function lossOf(uses: readonly SampleUse[], contexts: readonly SampleContext[]): Loss | null {
      const known = losses.get(uses) ?? new Map<string, Loss | null>();
      losses.set(uses, known);
      const key = contexts.join();
      let loss = known.get(key);
      if (loss === undefined) {
        const lost = uses.filter((use) => {
          const available = fetchContexts(use, target);
          return available !== null && !contexts.some((context) => available.has(context));
        });
        loss = lost[0] === undefined ? null : { fetch: lost[0].fetch?.name ?? '', isNever: lost.length === uses.length };
        known.set(key, loss);
      }
      return loss;
    }

    /** That of an ACL which HAProxy defines itself. */
    function lossOfPredefined(name: string, contexts: readonly SampleContext[]): Loss | null {
      const fetch = PREDEFINED.get(name);
      const available = fetch === undefined ? null : contextsOfFetch(fetch, target);
      if (fetch === undefined || available === null || contexts.some((context) => available.has(context))) return null;
      return { fetch, isNever: true };
    }

    return {
      [LOOKED_AT](line: Directive) {
        const words = [line.keyword.value, line.args[0]?.value ?? ''];
        const where = CONTEXTS_OF_CONDITIONS[words.join(' ')] ?? CONTEXTS_OF_CONDITIONS[words[0] as string];
        const section = where === undefined || line.prefix !== null ? null : takingSection(line, model);
        const contexts = where === undefined || section === null ? null : contextsOnSides(where, section);
        const acls = contexts === null ? null : testedAcls(line, model);
        if (contexts === null || acls === null) return;
        const lost = acls.flatMap(({ acl, uses }) => {
          const found = acl.type === 'NamedAcl' && uses.length === 0 ? lossOfPredefined(acl.name, contexts) : lossOf(uses, contexts);
          return found === null ? [] : [{ acl, ...found }];
        });
        // HAProxy says so of one of them, of those that never match first.
        const worst = lost.find(({ isNever }) => isNever) ?? lost[0];
        if (worst === undefined) return;
        const { acl, fetch, isNever } = worst;
        const loc = sourceCode.ast.lines.locationAt(acl.start, acl.end);
        if (acl.type === 'AnonymousAcl') report({ loc, messageId: 'anonymous', data: { fetch } });
        else report({ loc, messageId: isNever ? 'never' : 'partly', data: { name: acl.name, fetch } });
      },
    };
  },
});
