import type { ConfigSection, Model, ProxySection } from '@haplint/core';
import { setsLogFormat } from '@haplint/core/internal';
import { type Directive, parseLogFormat, type Word } from '@haplint/parser';

/**
 * Log-format aliases that read the transport layer of the client's connection (flag LW_XPRT in src/log.c, the same
 * from 2.4 to 3.0).
 */
const TRANSPORT_ALIASES: ReadonlySet<string> = new Set(['ci', 'cp', 'fi', 'fp', 'sslc', 'sslv']);

/** Further directives whose argument is a log-format string of the proxy, next to `log-format` itself. */
const OTHER_FORMATS: ReadonlySet<string> = new Set(['log-format-sd', 'error-log-format', 'unique-id-format']);

/**
 * Finds the line that makes HAProxy keep the transport layer of a frontend's connections for its logs (src/session.c sets
 * CO_FL_XPRT_TRACKED when the frontend's `to_log` asks for LW_XPRT; any `%[...]` does too). Null where no line does. A
 * format that a variable hides counts as one that does: what cannot be read is not held against the user.
 */
export function transportLogging(proxy: ProxySection, model: Model): Directive | null {
  const { candidates } = model.effectiveSetting(proxy, setsLogFormat, ['log-format', 'option']);
  const sections: readonly ConfigSection[] = proxy.inLine;
  const others = sections.flatMap(({ lines }) => lines.filter((line) => !setsLogFormat(line)));
  return (
    candidates.find((line) => line.keyword.value === 'option' || readsTransport(line, model)) ??
    others.find((line) => (OTHER_FORMATS.has(line.keyword.value) ? readsTransport(line, model) : line.args.some(hasExpression))) ??
    null
  );
}

/** `%[` stands for a sample expression wherever HAProxy takes a log-format string, and for nothing elsewhere. */
function hasExpression(word: Word): boolean {
  return word.value.includes('%[');
}

function readsTransport(line: Directive, model: Model): boolean {
  return line.args.some((word) => {
    if (model.valueOf(word) === null) return true;
    const { node } = parseLogFormat(word);
    return node.items.some(
      (item) => item.type === 'LogFormatExpression' || (item.type === 'LogFormatAlias' && TRANSPORT_ALIASES.has(item.name)),
    );
  });
}
