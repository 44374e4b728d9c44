import { describe, expect, it } from 'vitest';
import { manualChapter, manualLink } from './manual-links.js';

const page = (branch: string) => `https://docs.haproxy.org/${branch}/configuration.html`;

describe('manualLink', () => {
  it('points at the heading of a keyword', () => {
    expect(manualLink('3.0', ['Alphabetically sorted keywords'], 'timeout client')).toBe(`${page('3.0')}#4.2-timeout%20client`);
    expect(manualLink('2.4', ['Fetching'], 'src')).toBe(`${page('2.4')}#7.3.3-src`);
    expect(manualLink('3.5', ['Bind options'], 'crt')).toBe(`${page('dev')}#5.1-crt`);
  });

  it('points at the beginning of a heading', () => {
    expect(manualLink('3.0', ['Alphabetically sorted keywords'], 'stick-table')).toBe(`${page('3.0')}#4.2-stick-table`);
  });

  it('follows what moves between branches', () => {
    const chapters = ['Certificate Storage', 'Load options'];
    expect(manualLink('3.0', chapters, 'crt-base')).toBe(`${page('3.0')}#3.12-crt-base`);
    expect(manualLink('3.2', chapters, 'crt-base')).toBe(`${page('3.2')}#12.7-crt-base`);
  });

  it('gives no link where the manual has no such heading', () => {
    expect(manualLink('3.0', ['Bind options'], 'timeout client')).toBeNull();
    expect(manualLink('2.4', ['Alphabetically sorted actions'], 'set-header')).toBeNull();
    expect(manualLink('1.8', ['Bind options'], 'crt')).toBeNull();
  });
});

describe('manualChapter', () => {
  it('points at a chapter by its title', () => {
    expect(manualChapter('2.4', 'Custom log format')).toBe(`${page('2.4')}#8.2.4`);
    expect(manualChapter('3.0', 'Custom log format')).toBe(`${page('3.0')}#8.2.6`);
    expect(manualChapter('2.4', 'Traces')).toBeNull();
    expect(manualChapter('3.0', 'No such chapter')).toBeNull();
  });
});
