import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

const require = createRequire(import.meta.url);
const GRAMMAR = new URL('../../packages/vscode/syntaxes/haproxy.tmLanguage.json', import.meta.url);

let grammar: IGrammar;

beforeAll(async () => {
  await oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  const onigLib = Promise.resolve({
    createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  });
  const registry = new textmate.Registry({
    onigLib,
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), 'haproxy.json'),
  });
  grammar = (await registry.loadGrammar('source.haproxy')) as IGrammar;
});

/** Each piece of a line that has a colour, with the innermost of its scopes, without ".haproxy"; what lines before have left open counts. */
function coloursOf(line: string): [string, string][] {
  const { tokens } = grammar.tokenizeLine(line, textmate.INITIAL);
  return tokens.flatMap(({ startIndex, endIndex, scopes }): [string, string][] => {
    const scope = (scopes.at(-1) as string).replace(/\.haproxy$/, '');
    const text = line.slice(startIndex, endIndex);
    return scope.startsWith('meta.') || scope === 'source' || text.trim() === '' ? [] : [[text, scope]];
  });
}

describe('the TextMate grammar', () => {
  test.each<[string, [string, string][]]>([
    [
      'frontend www from web # x',
      [
        ['frontend', 'keyword.control.section'],
        ['www', 'entity.name.section'],
        ['from', 'keyword.control.section'],
        ['web', 'entity.name.section'],
        ['#', 'punctuation.definition.comment'],
        [' x', 'comment.line.number-sign'],
      ],
    ],
    [
      '  peers mesh',
      [
        ['peers', 'keyword.control.section'],
        ['mesh', 'entity.name.section'],
      ],
    ],
    [
      '    timeout client 30s',
      [
        ['timeout', 'keyword.other'],
        ['client', 'support.type.property-name'],
        ['30', 'constant.numeric'],
        ['s', 'keyword.other.unit'],
      ],
    ],
    [
      '    no option httplog',
      [
        ['no', 'keyword.operator.word'],
        ['option', 'keyword.other'],
        ['httplog', 'support.type.property-name'],
      ],
    ],
    [
      '    timeot client 30s',
      [
        ['30', 'constant.numeric'],
        ['s', 'keyword.other.unit'],
      ],
    ],
    [
      '    acl api path_beg -i /api',
      [
        ['acl', 'keyword.other'],
        ['api', 'entity.name.type.acl'],
        ['path_beg', 'support.function.fetch'],
        ['-i', 'constant.other.flag'],
      ],
    ],
    [
      '    http-request set-header X-Host "%[req.hdr(host),lower]" if { path /a } !{ src 10.0.0.0/8 }',
      [
        ['http-request', 'keyword.other'],
        ['set-header', 'entity.name.function.action'],
        ['"', 'string.quoted.double'],
        ['%[', 'variable.other.expression'],
        ['req.hdr', 'support.function.fetch'],
        ['(host),', 'variable.other.expression'],
        ['lower', 'support.function.converter'],
        [']', 'variable.other.expression'],
        ['"', 'string.quoted.double'],
        ['if', 'keyword.control.conditional'],
        ['{', 'punctuation.section.condition'],
        ['path', 'support.function.fetch'],
        ['}', 'punctuation.section.condition'],
        ['!', 'keyword.operator.logical'],
        ['{', 'punctuation.section.condition'],
        ['src', 'support.function.fetch'],
        ['10.0.0.0/8', 'constant.numeric.address'],
        ['}', 'punctuation.section.condition'],
      ],
    ],
    [
      '    http-request set-var(txn.host) req.hdr(host)',
      [
        ['http-request', 'keyword.other'],
        ['set-var', 'entity.name.function.action'],
        ['txn.host', 'variable.other'],
        ['req.hdr', 'support.function.fetch'],
      ],
    ],
    [
      '    server app1 10.0.0.1:80 check inter 2s',
      [
        ['server', 'keyword.other'],
        ['10.0.0.1', 'constant.numeric.address'],
        ['80', 'constant.numeric'],
        ['check', 'support.type.property-name'],
        ['inter', 'support.type.property-name'],
        ['2', 'constant.numeric'],
        ['s', 'keyword.other.unit'],
      ],
    ],
    [
      '.if version_atleast(3.0) && !feature(QUIC)',
      [
        ['.if', 'keyword.control.directive'],
        ['version_atleast', 'support.function'],
        ['&&', 'keyword.operator.logical'],
        ['!', 'keyword.operator.logical'],
        ['feature', 'support.function'],
      ],
    ],
    [
      '    # haplint-disable-line extra-argument',
      [
        ['#', 'punctuation.definition.comment'],
        ['haplint-disable-line', 'keyword.other.haplint'],
        [' extra-argument', 'comment.line.number-sign'],
      ],
    ],
  ])('%s', (line, colours) => {
    expect(coloursOf(line).filter(([text]) => text.trim() !== '')).toEqual(colours);
  });

  test('a quote that is never closed ends with its line', () => {
    const { ruleStack } = grammar.tokenizeLine('    log-format "%ci', textmate.INITIAL);
    expect(grammar.tokenizeLine('backend b', ruleStack).tokens[0]?.scopes).toContain('keyword.control.section.haproxy');
  });
});
