import { readSize, type TimeUnit } from '@haplint/catalog';

/** Microseconds in each unit that a time can be written in, from long to short. */
const UNITS = [
  { suffix: 'd', microseconds: 86_400e6, name: 'd' },
  { suffix: 'h', microseconds: 3600e6, name: 'h' },
  { suffix: 'm', microseconds: 60e6, name: 'min' },
  { suffix: 's', microseconds: 1e6, name: 's' },
  { suffix: 'ms', microseconds: 1e3, name: 'ms' },
  { suffix: 'us', microseconds: 1, name: 'µs' },
] as const;

/** Microseconds of a time as HAProxy reads it, in `unit` where none is written; null for anything else. */
export function microsecondsOf(text: string, unit: TimeUnit): number | null {
  const [, digits, suffix = unit] = /^(\d{1,15})(us|ms|[smhd])?$/.exec(text) ?? [];
  const written = UNITS.find((each) => each.suffix === suffix);
  return digits === undefined || written === undefined ? null : Number(digits) * written.microseconds;
}

/** A time in the units people think in: '1 min 30 s', '500 ms'. */
export function plainTime(microseconds: number): string {
  if (microseconds === 0) return '0';
  let rest = microseconds;
  const parts: string[] = [];
  for (const { microseconds: size, name } of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}`);
  }
  return parts.join(' ');
}

/** A time as HAProxy could be given it, in the longest unit that it fills without a rest: '90s', '500ms'. */
export function shortTime(microseconds: number): string {
  const unit = UNITS.find((each) => microseconds >= each.microseconds && microseconds % each.microseconds === 0);
  return unit === undefined ? '0' : `${microseconds / unit.microseconds}${unit.suffix}`;
}

/** Bytes of a size as HAProxy reads it; null for anything else. */
export function bytesOf(text: string): number | null {
  return /^\d{1,15}\D?$/.test(text) ? readSize(text) : null;
}

/** A number with commas between thousands: '1,048,576'. */
export function withThousands(number: number): string {
  return number.toLocaleString('en-US');
}

/** A number of bytes in the largest unit that it fills without a rest: '16 KiB'; null below 1 KiB, and where none is filled. */
export function plainSize(bytes: number): string | null {
  const names = ['GiB', 'MiB', 'KiB'];
  for (const [i, name] of names.entries()) {
    const unit = 1024 ** (names.length - i);
    if (bytes >= unit && bytes % unit === 0) return `${withThousands(bytes / unit)} ${name}`;
  }
  return null;
}
