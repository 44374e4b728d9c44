import { describe, expect, it } from 'vitest';
import { lint } from '../lint/index.js';
import { apiVersionProblem, definePlugin, defineRule, PLUGIN_API_VERSION, type RuleContext } from './index.js';

const meta = { type: 'problem', docs: { description: 'things' }, severity: 'warn' } as const;

describe('the types of a rule', () => {
  it('know message ids, placeholders and options', () => {
    const rule = defineRule({
      meta: {
        ...meta,
        messages: { long: 'Name "{{ name }}" has {{ count }} characters on {{ target }}.', plain: 'Unexpected line' },
        defaultOptions: [{ max: 20, names: ['a'] }],
      },
      create(context) {
        const [{ max, names }] = context.options;
        const limit: number = max;
        const list: readonly string[] = names;
        return {
          Section(node) {
            context.report({ node, messageId: 'long', data: { name: list.join(), count: limit } });
          },
        };
      },
    });
    expect(rule.meta.messages.plain).toBe('Unexpected line');
  });

  it('refuse what does not fit', () => {
    const mistakes = (context: RuleContext<{ readonly long: '{{ name }} is long'; readonly plain: 'Plain' }>) => ({
      Section(node: Parameters<NonNullable<ReturnType<typeof rule.create>['Section']>>[0]) {
        // @ts-expect-error: there is no message of that id
        context.report({ node, messageId: 'lnog', data: { name: 'x' } });
        // @ts-expect-error: the message wants a name
        context.report({ node, messageId: 'long' });
        // @ts-expect-error: the placeholder has another name
        context.report({ node, messageId: 'long', data: { nmae: 'x' } });
        // @ts-expect-error: no message has that placeholder
        context.report({ node, messageId: 'plain', data: { nmae: 'x' } });
        // @ts-expect-error: a report needs a place
        context.report({ messageId: 'plain' });
      },
    });
    const rule = defineRule({
      meta: { ...meta, messages: { plain: 'Plain', long: '{{ name }} is long' } },
      create: (context) => ({
        Section(node) {
          context.report({ node, messageId: 'plain' });
          // @ts-expect-error: there is no message of that id
          context.report({ node, messageId: 'other' });
          // @ts-expect-error: the message wants a name
          context.report({ node, messageId: 'long' });
          // @ts-expect-error: the placeholder has another name
          context.report({ node, messageId: 'long', data: { nmae: 'x' } });
        },
      }),
    });
    expect(typeof mistakes).toBe('function');
    expect(rule.meta.severity).toBe('warn');
  });

  it('refuse what a plugin does not have', () => {
    // @ts-expect-error: it would be passed over
    expect(definePlugin({ rules: {}, presets: {} })).toHaveProperty('presets');
    // @ts-expect-error: no severity is called so
    expect(definePlugin({ rules: {}, configs: { all: { rules: { x: 'warning' } } } })).toHaveProperty('configs');
    // @ts-expect-error: a predicate says one thing that there is
    expect(definePlugin({ declare: { x: { message: 'No.', forbid: { bnd: {} } } } })).toHaveProperty('declare');
  });

  it('take the ids alone, for messages that are put together', () => {
    const ids = ['a', 'b'] as const;
    const rule = defineRule<(typeof ids)[number], readonly [{ readonly on: boolean }]>({
      meta: { ...meta, messages: { a: ids.join(), b: 'B' }, defaultOptions: [{ on: true }] },
      create: (context) => ({
        Section(node) {
          const messageId = context.options[0].on ? ('a' as const) : ('b' as const);
          context.report({ node, messageId, data: { any: 1 } });
        },
      }),
    });
    const configured = new Map([['x', { rule, severity: 1 as const, options: [{ on: true }] }]]);
    const { results } = lint([{ path: 'a.cfg', text: 'global\n' }], { rulesFor: () => configured, knownRules: new Set(['x']) });
    expect(results[0]?.messages.map(({ messageId }) => messageId)).toEqual(['a']);
  });
});

describe('the version of the plugin API', () => {
  it('is noted by definePlugin, in its major', () => {
    const plugin = definePlugin({ meta: { name: 'acme', version: '1.2.3' }, rules: {} });
    expect(plugin.meta).toEqual({ name: 'acme', version: '1.2.3', apiVersion: PLUGIN_API_VERSION.split('.')[0] });
    expect(apiVersionProblem(plugin.meta.apiVersion)).toBeNull();
    expect(definePlugin({ meta: { apiVersion: '1.7' } }).meta.apiVersion).toBe('1.7');
  });

  it('fits where the major is the same and the minor is not newer', () => {
    expect(apiVersionProblem(undefined)).toBeNull();
    expect(apiVersionProblem(PLUGIN_API_VERSION)).toBeNull();
    expect(apiVersionProblem('1.99')).toBe(
      `it is made for version 1.99 of the plugin API, and this haplint has ${PLUGIN_API_VERSION}; update haplint`,
    );
    expect(apiVersionProblem('2')).toMatch(/update haplint$/);
    expect(apiVersionProblem('0')).toMatch(/update the plugin$/);
    expect(apiVersionProblem(1)).toBe(`expected "meta.apiVersion" to be a version such as "${PLUGIN_API_VERSION}", found 1`);
  });
});
