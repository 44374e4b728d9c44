import { describe, expect, it } from 'vitest';
import { manualUrl } from './documentation.js';

describe('manualUrl', () => {
  it('points into the manual of the branch', () => {
    expect(manualUrl('3.0')).toBe('https://docs.haproxy.org/3.0/configuration.html');
    expect(manualUrl('3.0', '4.2-timeout client')).toBe('https://docs.haproxy.org/3.0/configuration.html#4.2-timeout%20client');
    expect(manualUrl('3.5')).toBe('https://docs.haproxy.org/dev/configuration.html');
  });
});
