const UNITS: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a time as HAProxy writes them, without a unit in milliseconds; null for anything else. */
export function milliseconds(time: string): number | null {
  const [, number, unit = 'ms'] = /^(\d+)(us|ms|s|m|h|d)?$/.exec(time) ?? [];
  return number === undefined ? null : Number(number) * (UNITS[unit] as number);
}
