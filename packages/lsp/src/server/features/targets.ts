import { branch, formatVersion, KNOWN_BRANCHES, latestRelease } from '@haplint/catalog';
import { TARGETS_METHOD, type TargetChoice } from '../../protocol/index.js';
import type { Feature } from '../feature.js';

/** `haplint/targets`, for clients that let people choose. */
export const targets: Feature = {
  capabilities: {},
  listen: ({ connection }) => {
    connection.onRequest(TARGETS_METHOD, targetChoices);
  },
};

function targetChoices(): TargetChoice[] {
  return KNOWN_BRANCHES.toReversed().flatMap((name) => {
    const [newest, known] = [latestRelease(name), branch(name)];
    if (newest === null || known === null) return [];
    const { status, lts, endOfLife } = known;
    const support =
      status === 'development' ? 'in development' : status === 'end-of-life' ? 'no longer supported' : `fixes until ${endOfLife}`;
    return [{ target: name, description: [formatVersion(newest), ...(lts ? ['long-term support'] : []), support].join(', ') }];
  });
}
