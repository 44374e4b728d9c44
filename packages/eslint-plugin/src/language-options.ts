import { readTarget, type Version } from '@haplint/catalog';
import type { TemplateSetting } from '@haplint/core';
import { TEMPLATE_SETTINGS } from '@haplint/core/internal';

/** What `languageOptions` takes for HAProxy configurations; the same keys as in a haplint configuration. */
export interface LanguageOptions {
  readonly target?: string | readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly fragment?: boolean;
  readonly template?: TemplateSetting;
}

const CHECKS: Readonly<Record<keyof LanguageOptions, (value: unknown) => string | null>> = {
  target: (value) => {
    for (const target of Array.isArray(value) ? value : [value]) {
      if (typeof target !== 'string') return 'expected a version such as "3.0.3", or a list of them';
      const { mistake } = readTarget(target);
      if (mistake !== undefined) return mistake;
    }
    return null;
  },
  env: (value) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject && Object.values(value).every((text) => typeof text === 'string') ? null : 'expected an object of texts';
  },
  fragment: (value) => (typeof value === 'boolean' ? null : 'expected true or false'),
  template: (value) => (TEMPLATE_SETTINGS.some((setting) => setting === value) ? null : `expected one of ${TEMPLATE_SETTINGS.join(', ')}`),
};

/** Throws for the first mistake in language options, as ESLint wants it. */
export function validateLanguageOptions(options: Readonly<Record<string, unknown>>): void {
  for (const [key, value] of Object.entries(options)) {
    const check = Object.hasOwn(CHECKS, key) ? CHECKS[key as keyof LanguageOptions] : undefined;
    const mistake =
      check === undefined ? `unknown; known are ${Object.keys(CHECKS).join(', ')}` : value === undefined ? null : check(value);
    if (mistake !== null) throw new TypeError(`languageOptions: "${key}": ${mistake}`);
  }
}

/** The versions that language options name. */
export function targetsOf({ target = [] }: LanguageOptions): Version[] {
  return [target].flat().flatMap((text) => readTarget(text).target ?? []);
}
