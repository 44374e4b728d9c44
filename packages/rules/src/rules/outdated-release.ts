import { compareVersions, formatVersion, latestRelease, type Version } from '@haplint/catalog';
import { defineRule } from '@haplint/core';
import { configurationPlace } from '@haplint/core/internal';
import { isFixedInBranch, sureAdvisories } from '../reached-advisories.js';

/** How many faults a message names. */
const MAX_NAMED = 5;

/** A release that lacks fixes which the configuration in hand needs and a newer one of its branch has. */
export default defineRule({
  meta: {
    type: 'problem',
    docs: {
      description: 'a release of HAProxy when a newer one of its branch fixes faults that this configuration reaches',
      preset: 'recommended',
    },
    severity: 'warn',
    needsTarget: true,
    messages: {
      outdated:
        'HAProxy {{ latest }} fixes {{ count }} that this configuration reaches on {{ target }}: {{ names }}. Upgrade within {{ branch }}.',
    },
  },
  create(context) {
    const target = context.target as Version; // the engine waits for a target: `needsTarget`
    const latest = latestRelease(target.branch);
    return {
      ConfigFile(file) {
        const { model } = context;
        const { file: home, place } = configurationPlace(model);
        if (home !== file || latest === null || latest.dev !== null || compareVersions(target, latest) >= 0) return;
        const fixed = sureAdvisories(model)
          .map(({ advisory }) => advisory)
          .filter((advisory) => isFixedInBranch(advisory, target.branch));
        if (fixed.length === 0) return;
        const named = fixed.slice(0, MAX_NAMED).map(({ id }) => id);
        const rest = fixed.length - named.length;
        context.report({
          ...place,
          messageId: 'outdated',
          data: {
            latest: formatVersion(latest),
            count: fixed.length === 1 ? 'a known fault' : `${fixed.length} known faults`,
            names: rest === 0 ? named.join(', ') : `${named.join(', ')} and ${rest} more`,
            branch: target.branch,
          },
        });
      },
    };
  },
});
