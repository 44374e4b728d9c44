import type { Format } from './format.js';

/** ESLint's `LintResult[]`, for other programs: one array on one line. */
export const formatJson: Format = (results) => `${JSON.stringify(results)}\n`;
