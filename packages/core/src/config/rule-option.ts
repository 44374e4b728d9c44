import type { RuleSetting } from '../rule/types.js';
import { ConfigOrigin } from './config-error.js';
import { readRuleSetting } from './rule-setting.js';

/** Where the settings of `--rule` come from, in messages. */
export const RULE_OPTION_ORIGIN = ConfigOrigin.named('--rule');

/**
 * Reads the value of a `--rule` option: `peers-crash=off`, `peers-crash: off`, `large-peers-section: [warn, {max: 10}]`
 * or JSON, `{"large-peers-section": ["warn", {"max": 10}]}`; several settings are separated by commas. Words need no
 * quotes. Gives the settings by rule; whether there is such a rule is for the loader to see, which knows the plugins.
 * Throws `ConfigError` where the text can't be read or a severity is none.
 */
export function parseRuleOption(text: string): Record<string, RuleSetting> {
  const settings = new SettingsText(text).read();
  for (const [id, setting] of Object.entries(settings)) readRuleSetting(setting, id, RULE_OPTION_ORIGIN);
  return settings as Record<string, RuleSetting>;
}

/** JSON with the quotes left out, as YAML and ESLint's command line have it. */
class SettingsText {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): Record<string, unknown> {
    const inBraces = this.#peek() === '{';
    if (inBraces) this.#at++;
    const settings = this.#object(inBraces ? '}' : '');
    if (this.#peek() !== '') throw this.#expected('the end');
    if (Object.keys(settings).length === 0) throw this.#fail('expected a rule and its severity, as in "peers-crash: off"');
    return settings;
  }

  #object(end: string): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    while (this.#peek() !== end) {
      if (this.#peek() === '') throw this.#expected(`"${end}"`);
      const key = this.#word(':=,{}[]');
      if (key === '') throw this.#expected('a name');
      if (this.#peek() !== ':' && this.#peek() !== '=') throw this.#expected(`":" after "${key}"`);
      this.#at++;
      entries.push([String(key), this.#value(end)]);
      this.#separator(end);
    }
    this.#at += end.length;
    return Object.fromEntries(entries);
  }

  #list(): unknown[] {
    const items: unknown[] = [];
    while (this.#peek() !== ']') {
      if (this.#peek() === '') throw this.#expected('"]"');
      items.push(this.#value(']'));
      this.#separator(']');
    }
    this.#at++;
    return items;
  }

  #separator(end: string): void {
    if (this.#peek() === ',') this.#at++;
    else if (this.#peek() !== end) throw this.#expected(end === '' ? '","' : `"," or "${end}"`);
  }

  #value(end: string): unknown {
    const first = this.#peek();
    if (first === '{' || first === '[') {
      this.#at++;
      return first === '{' ? this.#object('}') : this.#list();
    }
    const isQuoted = first === '"' || first === "'";
    const word = this.#word(`,]}${end}`);
    if (isQuoted) return word;
    if (word === '') throw this.#expected('a value');
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    return /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(word) ? Number(word) : word;
  }

  /** A quoted string, or text up to one of the `ends`. */
  #word(ends: string): string {
    const quote = this.#peek();
    let word = '';
    if (quote !== '"' && quote !== "'") {
      while (this.#at < this.#text.length && !ends.includes(this.#text[this.#at] as string)) word += this.#text[this.#at++];
      return word.trim();
    }
    for (this.#at++; this.#text[this.#at] !== quote; this.#at++) {
      if (this.#at >= this.#text.length) throw this.#expected(quote);
      if (this.#text[this.#at] === '\\') this.#at++;
      word += this.#text[this.#at] ?? '';
    }
    this.#at++;
    return word;
  }

  /** The next character after blanks, '' at the end. */
  #peek(): string {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at++;
    return this.#text[this.#at] ?? '';
  }

  #expected(what: string): Error {
    const found = this.#peek();
    return this.#fail(`expected ${what}, found ${found === '' ? 'the end' : `"${this.#text.slice(this.#at)}"`}`);
  }

  #fail(problem: string): Error {
    return RULE_OPTION_ORIGIN.error(this.#text, problem);
  }
}
