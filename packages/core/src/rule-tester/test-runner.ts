/** `describe` of a test runner. */
export type Suite = (name: string, body: () => void) => void;

/** `it` or `test` of a test runner, with its `only` where it has one. */
export type Test = Suite & { readonly only?: Suite };

/** What the tester takes of a test runner. */
export interface TestRunner {
  readonly describe: Suite;
  readonly it: Test;
}

/** The test runner whose functions are global: jest, mocha, vitest with `globals`. Throws where there is none. */
export function globalRunner(): TestRunner {
  const { describe, it } = globalThis as Partial<TestRunner>;
  if (typeof describe !== 'function' || typeof it !== 'function') {
    throw new Error(
      'RuleTester: there is no global "describe" and "it"; pass those of your test runner, as in new RuleTester({ describe, it })',
    );
  }
  return { describe, it };
}
