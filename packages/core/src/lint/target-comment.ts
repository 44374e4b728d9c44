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
    let at = comment.end - list.length;
    for (const part of list.split(',')) {
      const name = part.trim();
      const target = parseTarget(name);
      if (target === null) invalid.push(invalidTarget(comment, name, at + part.length - part.trimStart().length));
      else targets.push(target);
      at += part.length + 1;
    }
  }
  return { targets, invalid };
}

function invalidTarget(comment: Comment, name: string, at: number): InvalidHaplintComment {
  const [start, end] = name === '' ? [comment.start, comment.end] : [at, at + name.length];
  return { comment, reason: 'invalid-target', text: name, start, end, nearest: null };
}
