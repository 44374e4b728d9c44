import { parseTarget, type Version } from '@haplint/catalog';
import type { Comment, ConfigFile } from '@haplint/parser';
import type { InvalidHaplintComment } from './suppressions.js';

const TARGET_COMMENT = /^#\s*haplint target:(.*)$/s;

/** The targets that `# haplint target: 3.0.3` comments name, and those that cannot be read. */
export interface CommentTargets {
  readonly targets: readonly Version[];
  readonly invalid: readonly InvalidHaplintComment[];
}

/** Looks through a file for target comments; one may name several versions, separated by commas. */
export function readTargetComments(file: ConfigFile): CommentTargets {
  const targets: Version[] = [];
  const invalid: InvalidHaplintComment[] = [];
  for (const comment of file.comments) {
    const raw = comment.raw;
    const list = TARGET_COMMENT.exec(raw)?.[1];
    if (list === undefined) continue;
    for (const name of list.split(',').map((part) => part.trim())) {
      const target = parseTarget(name);
      if (target === null) invalid.push(invalidTarget(comment, raw, name));
      else targets.push(target);
    }
  }
  return { targets, invalid };
}

function invalidTarget(comment: Comment, raw: string, name: string): InvalidHaplintComment {
  const start = comment.start + (name === '' ? 0 : raw.lastIndexOf(name));
  const end = name === '' ? comment.end : start + name.length;
  return { comment, reason: 'invalid-target', text: name, start, end, nearest: null };
}
