import type { Version } from '@haplint/catalog';
import { type ConfigSection, defineRule, type EffectiveMode, type Model } from '@haplint/core';
import { ProxySection } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';
import { upgradeAdvice } from '../advisory-advice.js';
import { advisoriesFor } from '../reached-advisories.js';
import { type ExposedSide, isTcpSection, tcpExposure } from '../tcp-exposure.js';

/** The id under which the catalog's advisories name this rule. */
const RULE_ID = 'tcp-passthrough-crash';

interface Options {
  /** `all`: every exposed proxy; `tls`: only those where TLS makes the crash likely. */
  readonly exposure: 'all' | 'tls';
}

/** The crash of the pass-through multiplexer, which carries every connection in mode tcp. */
export default defineRule<'clients' | 'servers' | 'both' | 'modeFrom' | 'tls' | 'protects' | 'addTcplog', readonly [Options]>({
  meta: {
    type: 'problem',
    docs: { description: 'proxies in mode tcp on a version that can crash when such a connection shuts down', preset: 'recommended' },
    severity: 'error',
    needsTarget: true,
    hasSuggestions: true,
    schema: [
      {
        type: 'object',
        properties: {
          exposure: {
            enum: ['all', 'tls'],
            description: 'Report every exposed proxy, or only those where TLS makes the crash likely.',
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [{ exposure: 'all' }],
    messages: {
      clients:
        'HAProxy {{ target }} can crash when a client connection of {{ section }} shuts down ({{ advisory }}): {{ reason }}. {{ likelihood }} ' +
        '{{ upgrade }} Until then, "option tcplog" or %ci in the log-format protects it.',
      servers:
        'HAProxy {{ target }} can crash when a server connection of {{ section }} shuts down ({{ advisory }}): {{ reason }}. {{ likelihood }} ' +
        '{{ upgrade }} No setting protects server connections{{ protection }}.',
      both:
        'HAProxy {{ target }} can crash when a client or server connection of {{ section }} shuts down ({{ advisory }}): {{ reason }}. ' +
        '{{ likelihood }} {{ upgrade }} Until then, "option tcplog" protects the client side, nothing the server side.',
      modeFrom: 'Mode tcp comes from here',
      tls: 'TLS here',
      protects: 'The client side is safe because of this line',
      addTcplog: 'Add "option tcplog", which protects the client side and changes the log format',
    },
  },
  create(context) {
    const version = context.target as Version; // the engine waits for a target: `needsTarget`
    const [{ exposure: wanted }] = context.options;
    const advisories = advisoriesFor(RULE_ID, version);
    if (advisories.length === 0) return {};
    return {
      Section(node) {
        const { model } = context;
        const section = model.section(node);
        if (section === null || model.isDisabled(section) !== false) return;
        const passThrough = passThroughOf(section, model);
        if (passThrough === null) return;
        const { exposed: all, protection } = tcpExposure(section, model);
        const onlyTls = wanted === 'tls' || passThrough.onlyTls;
        const exposed = onlyTls ? all.filter(({ tlsLines }) => tlsLines.length > 0) : all;
        if (exposed.length === 0) return;
        const { mode } = passThrough;
        const own = mode?.directive && model.sectionOf(mode.directive) === section ? mode.directive : null;
        const messageId = messageIdOf(exposed);
        for (const advisory of advisories) {
          context.report({
            node: own ?? section.header,
            messageId,
            data: {
              section: `${section.kind} "${section.name?.value ?? ''}"`,
              advisory: advisory.id,
              reason: reasonOf(section, mode, own),
              likelihood: likelihoodOf(exposed),
              upgrade: upgradeAdvice(advisory, version),
              protection: protection ? "; its client side is safe, since the log format reads the client's address" : '',
            },
            related: [
              ...(mode?.directive && own === null ? [{ node: mode.directive, messageId: 'modeFrom' as const }] : []),
              ...exposed.flatMap(({ tlsLines }) => tlsLines.map((line) => ({ node: line, messageId: 'tls' as const }))),
              ...(protection ? [{ node: protection, messageId: 'protects' as const }] : []),
            ],
            ...(messageId === 'servers' || !canAddTcplog(section, model)
              ? {}
              : {
                  suggest: [
                    { messageId: 'addTcplog' as const, fix: (fixer) => fixer.insertLineAfter(own ?? section.header, 'option tcplog') },
                  ],
                }),
            ...(advisory.references[0] === undefined ? {} : { url: advisory.references[0] }),
          });
        }
      },
    };
  },
});

/** How a section's connections come to run over the pass-through multiplexer. */
interface PassThrough {
  /** The proxy's mode; null for a section that has none. */
  readonly mode: EffectiveMode | null;
  /** Such sections are exposed where they use TLS. */
  readonly onlyTls: boolean;
}

function passThroughOf(section: ConfigSection, model: Model): PassThrough | null {
  if (isTcpSection(section)) return { mode: null, onlyTls: true };
  if (!(section instanceof ProxySection)) return null;
  const mode = model.effectiveMode(section);
  if (mode?.mode === 'tcp') return { mode, onlyTls: false };
  return mode?.mode === 'log' ? { mode, onlyTls: true } : null;
}

function messageIdOf(exposed: readonly ExposedSide[]): 'clients' | 'servers' | 'both' {
  if (exposed.length > 1) return 'both';
  return exposed[0]?.side === 'frontend' ? 'clients' : 'servers';
}

function reasonOf(section: ConfigSection, mode: EffectiveMode | null, own: Directive | null): string {
  if (mode === null) return `TLS connections of a "${section.kind}" section pass through the multiplexer of mode tcp`;
  if (own !== null) return `it is in mode ${mode.mode}`;
  return mode.directive === null
    ? "it names no mode, so it is in HAProxy's default, mode tcp"
    : `it is in mode ${mode.mode}, from its "defaults"`;
}

function likelihoodOf(exposed: readonly ExposedSide[]): string {
  return exposed.some(({ tlsLines }) => tlsLines.length > 0) ? 'TLS makes it likely.' : 'No TLS is involved, which makes it less likely.';
}

/** A log format of the proxy's own would fight with `option tcplog`: the last of the two wins. */
function canAddTcplog(section: ConfigSection, model: Model): boolean {
  if (!(section instanceof ProxySection)) return false;
  return model.effectiveSetting(section, () => true, ['log-format']).candidates.length === 0;
}
