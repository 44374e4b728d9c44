import { compareBranches, type Version } from '@haplint/catalog';
import { defineRule, type ProxySection } from '@haplint/core';
import { formatUsers, sampleExpressions } from '@haplint/core/internal';
import type { Directive, LogFormatProblemCode, Word } from '@haplint/parser';
import { mayUpgradeToHttp } from '../http-upgrade.js';
import { httpItem, logAlias, type ReadFormat, readFormat } from '../log-format-problems.js';
import { modeNature } from '../proxy-mode.js';
import { samplesAreRead } from '../read-samples.js';
import { SAMPLES } from '../selectors.js';

/**
 * The first branch that no longer refuses what needs mode http in formats of other modes (src/log.c `lf_expr_postcheck`), and the first
 * release of the one before that may have taken that over: the change is from August 2024.
 */
const LENIENT_SINCE = '3.1';
const LENIENT_RELEASE = { branch: '3.0', patch: 4 };

/** The first branch that refuses formats of mode tcp for what they fetch of HTTP messages. */
const STRICT_SINCE = '3.0';

/** The settings whose formats are checked with the proxy, in an order that no other mistake comes before. */
const LOG_SETTINGS: ReadonlySet<string> = new Set(['log-format', 'log-format-sd', 'error-log-format', 'unique-id-format']);

/** Problems that other rules report: they are those of any sample expression. */
const ELSEWHERE: ReadonlySet<LogFormatProblemCode> = new Set(['unclosed-arguments', 'unclosed-argument-quote']);

/** Log formats that HAProxy cannot read, or that show what their proxy never has (src/log.c `lf_expr_compile`, `lf_expr_postcheck`). */
export default defineRule({
  meta: {
    type: 'problem',
    docs: { description: 'log formats with unknown aliases, stray percent signs or parts that need mode http', preset: 'check' },
    severity: 'error',
    oncePer: 'form',
    ofLineAlone: [
      'unknown-alias',
      'unclosed-flags',
      'flags-without-alias',
      'expected-bracket',
      'unclosed-bracket',
      'missing-converter',
      'missing-comma',
    ],
    quietReach: 'section',
    messages: {
      'unknown-alias': 'Unknown alias "%{{ name }}"; HAProxy refuses the format. For a percent sign write "%%".',
      'http-alias': 'Unexpected alias "%{{ name }}" in {{ mode }} mode: HAProxy has it in mode http only.',
      'http-format': 'Unexpected "{{ name }}" in {{ mode }} mode: the format needs mode http.',
      'lone-percent': 'Unexpected "%"; for the character itself write "%%".',
      'unclosed-flags': 'Expected "}" behind the flags.',
      'flags-without-alias': 'Expected an alias or an expression behind the flags.',
      'expected-bracket': 'Expected "]" here; something else ends the expression.',
      'unclosed-bracket': 'Expected "]" for this bracket.',
      'invalid-label': 'Invalid label; expected "(name)" or "(name:type)" behind the percent sign.',
      'missing-fetch': 'Expected a sample fetch here.',
      'missing-converter': 'Expected a converter behind the comma.',
      'missing-comma': 'Expected a comma before the converter.',
    } satisfies Record<
      Exclude<LogFormatProblemCode, 'unclosed-arguments' | 'unclosed-argument-quote'> | 'unknown-alias' | 'http-alias' | 'http-format',
      string
    >,
  },
  create({ model, report, sourceCode, looksFurther }) {
    const target = model.target as Version; // a configuration is always read for some version here
    const isStrict = compareBranches(target.branch, STRICT_SINCE) >= 0;
    const isLenient =
      compareBranches(target.branch, LENIENT_SINCE) >= 0 ||
      (target.branch === LENIENT_RELEASE.branch && target.patch >= LENIENT_RELEASE.patch);

    const place = (start: number, end: number) => {
      return sourceCode.ast.lines.locationAt(start, end);
    };

    /** The proxies whose mode has no HTTP; those that may be upgraded to it only where that makes no difference. */
    const otherModes = (users: readonly ProxySection[], evenUpgraded: boolean) =>
      users.filter((proxy) => {
        const nature = modeNature(proxy, model);
        if (nature === null || nature === 'http') return false;
        if (!evenUpgraded) looksFurther?.();
        return evenUpgraded || !mayUpgradeToHttp(proxy, model);
      });

    const modeOf = (proxy: ProxySection) => model.effectiveMode(proxy)?.mode ?? 'tcp';

    /** Says what is wrong with a format, at the first place where HAProxy stops. */
    function check(word: Word, line: Directive): void {
      const format = readFormat(word, target);
      const { problem } = format;
      const unknown = format.aliases.find(({ name, isLiteral }) => isLiteral && logAlias(name, target) === null);
      if (unknown !== undefined && (problem === null || unknown.start < problem.start)) {
        report({ loc: place(unknown.start, unknown.end), messageId: 'unknown-alias', data: { name: unknown.name } });
      } else if (problem !== null) {
        const { code, start, end } = problem;
        if (!ELSEWHERE.has(code))
          report({ loc: place(start, end), messageId: code as Exclude<typeof code, 'unclosed-arguments' | 'unclosed-argument-quote'> });
      } else if (!isLenient) checkMode(format, line);
    }

    function checkMode(format: ReadFormat, line: Directive): void {
      const users = formatUsers(line, model);
      const alias = format.aliases.find(({ name }) => logAlias(name, target)?.isHttp);
      const [other] = alias === undefined ? [] : otherModes(users, true);
      if (alias !== undefined && other !== undefined) {
        report({ loc: place(alias.start, alias.end), messageId: 'http-alias', data: { name: alias.name, mode: modeOf(other) } });
        return;
      }
      const item = isStrict && LOG_SETTINGS.has(line.keyword.value) ? httpItem(format, target) : null;
      const [needy] = item === null ? [] : otherModes(users, false);
      if (item !== null && needy !== undefined) {
        const name = item.type === 'LogFormatAlias' ? `%${item.name}` : item.name;
        report({ loc: place(item.start, item.end), messageId: 'http-format', data: { name, mode: modeOf(needy) } });
      }
    }

    return {
      [SAMPLES](line: Directive) {
        if (line.isPlain && !line.raw.includes('%')) return;
        for (const samples of sampleExpressions(line, model)) {
          for (const word of samples.formats) if (word.value.includes('%') && samplesAreRead(samples, { looksFurther })) check(word, line);
        }
      },
    };
  },
});
