import { describe, expect, it, vi } from 'vitest';
import { configOf, project } from '../../../../test/core/config-project.js';

const seen = vi.hoisted(() => ({ loaded: 0, explorers: 0 }));

vi.mock('./cosmiconfig.js', async (importOriginal) => {
  seen.loaded++;
  const original = await importOriginal<typeof import('./cosmiconfig.js')>();
  return {
    ...original,
    cosmiconfig: (...args: Parameters<typeof original.cosmiconfig>) => {
      seen.explorers++;
      return original.cosmiconfig(...args);
    },
  };
});

describe('cosmiconfig', () => {
  it('is not loaded where no file is read', async () => {
    const root = project({ '.haplintrc': 'rules: {}', 'sub/haproxy.cfg': '' });
    await configOf(root, 'haproxy.cfg', { useConfigFiles: false });
    await configOf(root, 'haproxy.cfg', { preset: 'check' });
    await configOf(project({ 'haproxy.cfg': '' }));
    expect(seen).toEqual({ loaded: 0, explorers: 0 });
  });

  // It reads settings of its own from the current directory, which can be code.
  it('makes no explorer in a folder that is not trusted', async () => {
    await configOf(project({ '.haplintrc': 'rules: {}' }), 'haproxy.cfg', { allowCode: false });
    expect(seen).toEqual({ loaded: 1, explorers: 0 });
  });

  it('makes one explorer for all', async () => {
    await configOf(project({ '.haplintrc': 'extends: ./a.yaml', 'a.yaml': '' }));
    await configOf(project({ 'haplint.config.json': {} }));
    expect(seen.explorers).toBe(1);
  });
});
