import { describe, expect, it } from 'vitest';
import { parseRuleOption } from './rule-option.js';

describe('parseRuleOption', () => {
  it.each([
    ['peers-crash=off', { 'peers-crash': 'off' }],
    ['peers-crash: off', { 'peers-crash': 'off' }],
    [' peers-crash : 2 ', { 'peers-crash': 2 }],
    ['acme/no-http:warn', { 'acme/no-http': 'warn' }],
    ['{"large-peers-section": ["warn", {"max": 10}]}', { 'large-peers-section': ['warn', { max: 10 }] }],
    ['large-peers-section: [warn, {max: 10}]', { 'large-peers-section': ['warn', { max: 10 }] }],
    ['large-peers-section=[warn,{max:-1.5e3,}]', { 'large-peers-section': ['warn', { max: -1500 }] }],
    [
      "a: [1, {net: [10.0.0.0/8, '::1', fe80::1], on: true, off: null, s: 'it\\'s', t: \"3.0\"}]",
      { a: [1, { net: ['10.0.0.0/8', '::1', 'fe80::1'], on: true, off: null, s: "it's", t: '3.0' }] },
    ],
    ['a: off, b: [error]', { a: 'off', b: ['error'] }],
    ['"a": "off"', { a: 'off' }],
  ])('%s', (text, settings) => {
    expect(parseRuleOption(text)).toEqual(settings);
  });

  it.each([
    ['', '--rule: "": expected a rule and its severity, as in "peers-crash: off"'],
    ['peers-crash', '--rule: "peers-crash": expected ":" after "peers-crash", found the end'],
    ['peers-crash:', '--rule: "peers-crash:": expected a value, found the end'],
    ['a: [warn', '--rule: "a: [warn": expected "," or "]", found the end'],
    ['a: [warn] x', '--rule: "a: [warn] x": expected ",", found "x"'],
    ['{a: off} x', '--rule: "{a: off} x": expected the end, found "x"'],
    ['a: "off', '--rule: "a: "off": expected ", found the end'],
    [
      'a: on',
      '--rule: "a": expected "off", "warn", "error", 0, 1 or 2, or a list of one of them and options, found "on"; did you mean "error"?',
    ],
  ])('refuses %j', (text, message) => {
    expect(() => parseRuleOption(text)).toThrow(expect.objectContaining({ name: 'ConfigError', message, file: '--rule' }));
  });
});
