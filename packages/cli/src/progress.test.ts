import { describe, expect, it } from 'vitest';
import { Progress } from './progress.js';

function run(isTTY: boolean, total: number): string {
  let text = '';
  let now = 0;
  const progress = new Progress({ write: (part) => (text += part), isTTY, columns: 40 }, total, () => now);
  progress.step(0, 'a.cfg');
  now = 1200;
  progress.step(1, 'b.cfg');
  progress.step(2, 'a-name-that-is-longer-than-the-terminal-is-wide.cfg');
  progress.clear();
  progress.clear();
  return text;
}

describe('Progress', () => {
  it('shows a line after a second and takes it away', () => {
    expect(run(true, 3)).toBe('1 of 3 checked, now b.cfg\r\u001b[K2 of 3 checked, now a-name-that-is-long\r\u001b[K');
  });

  it('is silent for one file, and where nobody looks', () => {
    expect(run(true, 1)).toBe('');
    expect(run(false, 3)).toBe('');
  });
});
