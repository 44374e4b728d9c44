import { expect, it } from 'vitest';
import { viewOf } from '../fixture.js';
import { type InlayHintKinds, inlayHints } from './inlay-hints.js';

const everywhere = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

/** The text with its hints in angle brackets. */
function withHints(text: string, kinds: Partial<InlayHintKinds> = {}, range = everywhere): string {
  const { view } = viewOf(text);
  const { document } = view.file;
  let shown = text;
  for (const { position, label } of inlayHints(view, range, { inherited: true, units: true, ...kinds }).reverse()) {
    const at = document.offsetAt(position);
    shown = `${shown.slice(0, at)} <${label}>${shown.slice(at)}`;
  }
  return shown;
}

const DEFAULTS = 'defaults\n  mode http\n  timeout client 50s\n  timeout connect 5s\n  timeout server 1m\n';

it('shows what a proxy has from its defaults, by its sides', () => {
  expect(withHints(`${DEFAULTS}frontend f\nbackend b\nlisten l # c\n`)).toBe(
    `${DEFAULTS}frontend f <http, client 50s>\nbackend b <http, connect 5s, server 1m>\nlisten l <http, client 50s, connect 5s, server 1m> # c\n`,
  );
});

it('leaves out what the proxy sets itself', () => {
  expect(withHints(`${DEFAULTS}frontend f\n  mode tcp\n  timeout client 1h\n`)).toBe(
    `${DEFAULTS}frontend f\n  mode tcp\n  timeout client 1h\n`,
  );
});

it("shows HAProxy's own mode", () => {
  expect(withHints('frontend f\n')).toBe('frontend f <tcp>\n');
});

it('shows inherited times with a unit', () => {
  const text = 'defaults\n  mode tcp\n  timeout connect 90000\n  timeout server 500\nbackend b\n';
  expect(withHints(text, { units: false })).toBe(text.replace('backend b', 'backend b <tcp, connect 90s, server 500ms>'));
});

it('says where it comes from', () => {
  const [hint] = inlayHints(viewOf('defaults web\n  timeout client 50s\nfrontend f\n  mode http\n').view, everywhere, {
    inherited: true,
    units: true,
  });
  expect(hint?.tooltip).toEqual({ kind: 'markdown', value: '- timeout client `50s` (`defaults web`, line 2)' });
});

it('shows plain units behind bare numbers', () => {
  const text = (hints: readonly string[]) =>
    `defaults\n  timeout client 90000${hints[0]}\n  timeout server 500${hints[1]}\n  timeout connect 5s\n  maxconn 5000\nbackend b\n  mode http\n  stick-table type ip size 16384${hints[2]} expire 0\n  server s :80 check inter 2000${hints[3]}\n`;
  const found = withHints(text(['', '', '', '']), { inherited: false });
  expect(found).toBe(text([' <= 1 min 30 s>', ' <= 500 ms>', ' <= 16 KiB>', ' <= 2 s>']));
});

it('shows what is asked for, where it is asked for', () => {
  const text = 'frontend f\n  timeout client 1000\n';
  expect(withHints(text, { inherited: false, units: false })).toBe(text);
  expect(withHints(text, {}, { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } })).toBe(
    'frontend f\n  timeout client 1000 <= 1 s>\n',
  );
});
