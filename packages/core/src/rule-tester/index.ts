export { type InvalidCase, type RuleTestCases, RuleTester, type TestFindingExpectation, type ValidCase } from './rule-tester.js';
