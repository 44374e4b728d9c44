import { defineRule } from '@haplint/core';
import { ADVISORY_META, type AdvisoryMessages, type AdvisoryOptions, reportAdvisories } from '../known-advisory.js';

/** Faults without a CVE of the target that the configuration in hand reaches. */
export default defineRule<AdvisoryMessages, readonly [AdvisoryOptions]>({
  meta: {
    ...ADVISORY_META,
    docs: { description: 'grave bugs of the HAProxy version in use that this configuration reaches', preset: 'recommended' },
    severity: 'warn',
  },
  create: (context) => reportAdvisories('bug', context),
});
