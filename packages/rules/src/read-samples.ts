import type { LineSamples } from '@haplint/core/internal';

/**
 * Whether HAProxy gets to the samples of a line. Where other lines decide that it does not, the same line may be wrong elsewhere, so that the rule has to be
 * shown it there.
 */
export function samplesAreRead(
  { areRead }: Pick<LineSamples, 'areRead'>,
  { looksFurther }: { readonly looksFurther?: (() => void) | undefined },
): boolean {
  const isRead = areRead();
  if (!isRead) looksFurther?.();
  return isRead;
}
