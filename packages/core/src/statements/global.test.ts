import { parseVersion } from '@haplint/catalog';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../lint/lint.js';
import { analyse } from '../model/index.js';
import { argumentProblemOf } from './index.js';

/** The verdict on a line in a section: null, or what kind of problem it is and with which argument. */
function verdict(section: string, line: string, version: string): string | null {
  const model = analyse([parseConfig({ path: 'a.cfg', text: `${section}\n ${line}\n` })], { target: parseVersion(version), env: {} });
  const [directive] = model.sections[0]?.lines ?? [];
  const problem = directive && argumentProblemOf(directive, model);
  if (!problem) return null;
  return 'name' in problem ? `${problem.kind} ${problem.name}` : problem.kind;
}

describe('the global section', () => {
  it.each<[line: string, expected: string | null, version?: string]>([
    ['daemon', null],
    ['busy-polling yes', 'extra'],
    ['maxconn 2000', null],
    ['maxconn', 'missing number'],
    ['maxconn 2k', 'invalid number'],
    ['maxconn 2k', null, '2.6.0'],
    ['maxconn 2000 1', 'extra'],
    ['maxpipes 2k', null],
    ['spread-checks 50%', null],
    ['spread-checks 51', 'invalid number'],
    ['spread-checks some', null],
    ['tune.http.maxhdr many', 'invalid number'],
    ['tune.idletimer 70s', 'invalid time'],
    ['tune.bufsize 16k', null, '2.6.0'],
    ['tune.bufsize 16kb', 'invalid size', '3.2.0'],
    ['tune.buffers.limit', null],
    ['tune.buffers.limit -1', 'invalid number'],
    ['tune.ssl.default-dh-param 512', 'invalid number'],
    ['tune.ssl.default-dh-param -1', null],
    ['setcap cap_net_raw,cap_sys_admin', null],
    ['setcap cap_net_raw,cap_chown', 'invalid capabilities'],
    ['tune.quic.frontend.default-max-window-size 4g', null, '3.2.0'],
    ['tune.quic.frontend.default-max-window-size 10240', null, '3.2.0'],
    ['tune.quic.frontend.default-max-window-size 10239', 'invalid size', '3.2.0'],
    ['tune.quic.frontend.default-max-window-size 0x8000k', 'invalid size', '3.2.0'],
    ['nbthread 65', 'invalid number', '2.6.0'],
    ['nbthread 65', null],
    ['nbthread 4x', 'invalid number'],
    ['cpu-map auto:1/1-4 0-3', null],
    ['cpu-map some 0-3', 'invalid threads'],
    ['ssl-default-bind-options no-sslv3 ssl-min-ver TLSv1.2', null],
    ['ssl-default-bind-options ssl-min-ver 1.2', 'invalid version'],
    ['ssl-default-bind-options strict-sni', 'extra', '3.0.0'],
    ['ssl-default-bind-options strict-sni', null, '3.2.0'],
    ['stats timeout 0', 'invalid time'],
    ['set-var proc.name str(a)', null],
    ['set-var txn.name str(a)', 'invalid variable'],
    ['close-spread-time infinite', null],
    ['external-check preserve-env', 'extra', '2.6.0'],
    ['external-check preserve-env', null],
  ])('%s', (line, expected, version = '3.0.0') => {
    expect(verdict('global', line, version)).toBe(expected);
  });
});

describe('the small sections', () => {
  it.each<[section: string, line: string, expected: string | null]>([
    ['resolvers r', 'nameserver ns 127.0.0.1', 'address'],
    ['resolvers r', 'hold valid 10s', null],
    ['resolvers r', 'hold always 10s', 'invalid event'],
    ['resolvers r', 'timeout retry', 'missing time'],
    ['mailers m', 'mailer one 127.0.0.1:25 more', null],
    ['userlist u', 'user one insecure-password two groups three', null],
    ['userlist u', 'user one secret two', 'extra'],
    ['cache c', 'total-max-size 4096', 'invalid megabytes'],
    ['cache c', 'max-age', null],
    ['ring r', 'size 0', 'invalid size'],
    ['log-forward l', 'timeout client 5s more', null],
    ['fcgi-app f', 'option max-reqs 0', 'invalid number'],
    ['fcgi-app f', 'set-param NAME value when', 'no-condition'],
    ['peers p', 'shards 0', 'invalid number'],
  ])('%s: %s', (section, line, expected) => {
    expect(verdict(section, line, '3.0.0')).toBe(expected);
  });
});
