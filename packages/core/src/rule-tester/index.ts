export type { CasesOf, ExpectedMessage, InvalidCase, RuleTestCase, RuleTestCases, TestFindingExpectation, ValidCase } from './cases.js';
export { RuleTester } from './rule-tester.js';
export type { Suite, Test, TestRunner } from './test-runner.js';
