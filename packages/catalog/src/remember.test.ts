import { describe, expect, test } from 'vitest';
import { once, remember } from './remember.js';

describe('what is computed when it is asked for', () => {
  test('is computed once for each key', () => {
    const asked: string[] = [];
    const length = remember((key: string) => {
      asked.push(key);
      return key.length;
    });
    expect([length('ab'), length('abc'), length('ab')]).toEqual([2, 3, 2]);
    expect(asked).toEqual(['ab', 'abc']);
  });

  test('is asked for again where there was nothing', () => {
    const asked: string[] = [];
    const nothing = remember((key: string) => {
      asked.push(key);
      return null;
    });
    expect([nothing('a'), nothing('a')]).toEqual([null, null]);
    expect(asked).toEqual(['a', 'a']);
  });

  test('is the same one whoever asks', () => {
    let times = 0;
    const made = once(() => ({ times: ++times }));
    expect(times).toBe(0);
    expect(made()).toBe(made());
    expect(times).toBe(1);
  });
});
