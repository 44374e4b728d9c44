import type { ConfigSection, Model } from '@haplint/core';
import { PEERS } from '@haplint/core/internal';
import type { Directive } from '@haplint/parser';

/** The peers of a section as far as the text and the target tell. */
export interface Peers {
  /** The lines that declare them; lines in an undecided `.if` branch are left out. */
  readonly entries: readonly Directive[];
  /**
   * How many of them are remote: all but one. HAProxy drops a `peers` section in which it does not find itself ("Removing
   * incomplete section"), so exactly one entry of a section in use is the local peer, whichever it is.
   */
  readonly remoteCount: number;
}

/** Counts the peers of a `peers` section; null where the section is `disabled` and so does nothing. */
export function peersOf(section: ConfigSection, model: Model): Peers | null {
  const lines = section.lines.filter((line) => model.isRead(line) === true);
  const state = lines.findLast((line) => line.keyword.value === 'disabled' || line.keyword.value === 'enabled');
  if (state?.keyword.value === 'disabled') return null;
  const entries = lines.filter((line) => PEERS.has(line.keyword.value) && line.args.length > 0);
  return { entries, remoteCount: Math.max(0, entries.length - 1) };
}
