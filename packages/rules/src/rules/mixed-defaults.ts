import { compareBranches } from '@haplint/catalog';
import { type ConfigSection, defineRule, type Model } from '@haplint/core';
import { ProxySection, rememberedWeakly } from '@haplint/core/internal';

/** HAProxy warns from this branch on; 2.5 to 2.8 call it an alert, and start all the same (src/cfgparse-listen.c). */
const SINCE = '2.9';

/** A `defaults` section that some sections name and others get because it is the last one above them. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: '`defaults` sections that some sections take by name and others because they come last', preset: 'check' },
    severity: 'warn',
    reach: 'names',
    needsWhole: 'configuration',
    messages: {
      mixed:
        'Mixed use of "defaults {{ name }}": some sections name it with "from", others get it because it is the last one above them. Name it ' +
        'everywhere, or put another "defaults" section behind it.',
      source: 'The "defaults" section',
    },
  },
  create({ model, report }) {
    if (model.target === null || compareBranches(model.target.branch, SINCE) < 0) return {};
    return {
      Section(node) {
        const section = model.section(node);
        const source = section && mixedUses(model).get(section);
        if (!section || !source) return;
        const data = { name: source.name?.value ?? '' };
        report({ node: section.header, messageId: 'mixed', data, related: [{ node: source.header, messageId: 'source' }] });
      },
    };
  },
});

/** The sections that take settings from a `defaults` section which, up to them, has been used both ways. */
const mixedUses = rememberedWeakly((model: Model): ReadonlyMap<ConfigSection, ConfigSection> => {
  const uses = new Map<ConfigSection, ConfigSection>();
  const waysOf = new Map<ConfigSection, Set<'named' | 'last'>>();
  for (const section of model.sections) {
    const source = section.certain ? sourceOf(section, model) : null;
    if (source === null) continue;
    const ways = waysOf.get(source) ?? new Set();
    waysOf.set(source, ways.add(section.header.args.at(-2)?.value === 'from' ? 'named' : 'last'));
    if (ways.size > 1) uses.set(section, source);
  }
  return uses;
});

/** The `defaults` section that a section takes settings from itself, where that is certain. */
function sourceOf(section: ConfigSection, model: Model): ConfigSection | null {
  if (section instanceof ProxySection) return model.isSettled(section) ? (section.defaults[0] ?? null) : null;
  if (section.kind !== 'defaults' || section.header.args.at(-2)?.value !== 'from') return null;
  const name = model.valueOf(section.header.args.at(-1));
  const named = name === null ? null : model.sectionsNamed('defaults', name);
  return named?.length === 1 && named[0]?.certain ? named[0] : null;
}
