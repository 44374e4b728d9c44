import { formatVersion, parseTarget, type Version } from '@haplint/catalog';
import type { Comment, ConfigFile } from '@haplint/parser';
import type { InvalidHaplintComment } from './suppressions.js';

const TARGET_COMMENT = /^#\s*haplint target:(.*)$/s;

/** For how many versions comments may have a configuration read: each takes as long as the first. */
const MOST_TARGETS = 20;

/** The targets that `# haplint target: 3.0.3` comments name, each once, and those that cannot be read. */
export interface CommentTargets {
  readonly targets: readonly Version[];
  readonly invalid: readonly InvalidHaplintComment[];
}

/** Looks through the files of a configuration for target comments; one may name several versions, separated by commas. */
export function readTargetComments(files: readonly ConfigFile[]): CommentTargets {
  const targets = new Map<string, Version>();
  const invalid: InvalidHaplintComment[] = [];
  for (const comment of files.flatMap(({ comments }) => comments)) {
    const list = TARGET_COMMENT.exec(comment.raw)?.[1];
    if (list === undefined) continue;
    let at = comment.end - list.length;
    for (const part of list.split(',')) {
      const name = part.trim();
      const target = parseTarget(name);
      const start = at + part.length - part.trimStart().length;
      if (target === null) invalid.push(invalidTarget(comment, 'invalid-target', name, start));
      else if (targets.size < MOST_TARGETS || targets.has(formatVersion(target))) targets.set(formatVersion(target), target);
      else invalid.push(invalidTarget(comment, 'too-many-targets', name, start));
      at += part.length + 1;
    }
  }
  return { targets: [...targets.values()], invalid };
}

function invalidTarget(comment: Comment, reason: InvalidHaplintComment['reason'], name: string, at: number): InvalidHaplintComment {
  const [start, end] = name === '' ? [comment.start, comment.end] : [at, at + name.length];
  return { comment, reason, text: name, start, end, nearest: null };
}
