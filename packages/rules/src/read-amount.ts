/** What a unit of time is in milliseconds (src/tools.c `parse_time_err`). */
const MILLISECONDS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * A time, number or size as HAProxy compares it: times in whole milliseconds, rounded up, with none written for milliseconds;
 * sizes in bytes. Null for other words.
 */
export function readAmount(word: string | null): number | null {
  const [, digits, unit = ''] = /^(\d+)(us|ms|[smhdkgKMG])?$/.exec(word ?? '') ?? [];
  if (digits === undefined) return null;
  const factor = MILLISECONDS[unit] ?? 1024 ** ('kmg'.indexOf(unit.toLowerCase() || '?') + 1);
  return Math.ceil(Number(digits) * factor);
}
