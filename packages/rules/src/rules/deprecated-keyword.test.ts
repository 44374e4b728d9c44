import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './deprecated-keyword.js';

/** What is expected of a name, whose last word is the one pointed at. */
function deprecated(name: string, since: string, removed: string | null, instead: string | null, line: number, column: number) {
  const endColumn = column + (name.split(' ').at(-1) ?? '').length;
  return {
    messageId: 'deprecated' as const,
    data: {
      what: `"${name}"`,
      since,
      end: removed === null ? '' : `, removed in ${removed}`,
      advice: instead === null ? 'Remove it.' : `Write ${instead} in its place.`,
    },
    line,
    column,
    endLine: line,
    endColumn,
  };
}

/** A suggestion to write a line of a configuration anew, or to remove it. */
function suggestion(code: string, old: string, line: string | null) {
  return line === null
    ? { messageId: 'remove' as const, data: {}, output: code.replace(`    ${old}\n`, '') }
    : { messageId: 'rewrite' as const, data: { line }, output: code.replace(`    ${old}\n`, `    ${line}\n`) };
}

const LEGACY = `backend b
    dispatch 192.0.2.1:80
    option transparent
    no option transparent
    transparent
`;

new RuleTester({ describe, it }).run('deprecated-keyword', rule, {
  valid: [
    { name: 'what a branch before the warning takes', code: LEGACY, target: '3.2' },
    { name: 'what is silenced', code: `global\n    expose-deprecated-directives\n${LEGACY}`, target: '3.4' },
    { name: 'what may be silenced', code: `global\n.if feature(X)\n    expose-deprecated-directives\n.endif\n${LEGACY}`, target: '3.4' },
    { name: 'what is no longer known', code: 'backend b\n    option forceclose\n', target: '2.6' },
    { name: 'processes that threads were chosen for', code: 'global\n    nbproc 2\n    nbthread 1\n', target: '2.4' },
    { name: 'one process', code: 'global\n    nbproc 1\n', target: '2.4' },
    { name: 'an option that is only warned about in front of no', code: 'defaults\n    option http-use-htx\n', target: '2.4' },
    { name: 'an argument that is no mode', code: 'global\n    master-worker no-exit-on-failure\n', target: '3.4' },
    { name: 'a line that may be hidden', code: 'backend b\n.if feature(X)\n    dispatch 192.0.2.1:80\n.endif\n', target: '3.4' },
    { name: 'an option of the other side', code: 'backend b\n    option accept-invalid-http-request\n', target: '3.2' },
    { name: 'no target, as not all branches warn', code: LEGACY },
  ],
  invalid: [
    {
      code: LEGACY,
      target: '3.4',
      errors: [
        {
          ...deprecated('dispatch', '3.3', '3.5', 'server', 2, 5),
          suggestions: [suggestion(LEGACY, 'dispatch 192.0.2.1:80', 'server dispatch 192.0.2.1:80')],
        },
        {
          ...deprecated('option transparent', '3.3', '3.5', 'server NAME 0.0.0.0', 3, 12),
          suggestions: [suggestion(LEGACY, 'option transparent', 'server transparent 0.0.0.0')],
        },
        deprecated('option transparent', '3.3', '3.5', 'server NAME 0.0.0.0', 4, 15),
        {
          ...deprecated('transparent', '3.3', '3.5', 'server NAME 0.0.0.0', 5, 5),
          suggestions: [suggestion(LEGACY, 'transparent', 'server transparent 0.0.0.0')],
        },
      ],
    },
    {
      name: 'options',
      code: 'frontend f\n    option accept-invalid-http-request\nbackend b\n    option accept-invalid-http-response\n',
      target: '3.2',
      errors: [
        deprecated('option accept-invalid-http-request', '3.1', null, 'accept-unsafe-violations-in-http-request', 2, 12),
        deprecated('option accept-invalid-http-response', '3.1', null, 'accept-unsafe-violations-in-http-response', 4, 12),
      ],
      output:
        'frontend f\n    option accept-unsafe-violations-in-http-request\n' +
        'backend b\n    option accept-unsafe-violations-in-http-response\n',
    },
    {
      name: 'keywords of global',
      code: 'global\n    master-worker\n    tune.quic.retry-threshold 10\n',
      target: '3.4',
      errors: [
        deprecated('master-worker', '3.3', null, 'the argument -W or -Ws of haproxy', 2, 5),
        deprecated('tune.quic.retry-threshold', '3.3', '3.5', 'tune.quic.fe.sec.retry-threshold', 3, 5),
      ],
      output: 'global\n    master-worker\n    tune.quic.fe.sec.retry-threshold 10\n',
    },
    {
      name: 'keywords of global whose value changes',
      code: 'global\n    tune.quic.disable-tx-pacing\n    tune.quic.socket-owner listener\n',
      target: '3.4',
      errors: [
        deprecated('tune.quic.disable-tx-pacing', '3.3', '3.5', 'tune.quic.fe.tx.pacing', 2, 5),
        deprecated('tune.quic.socket-owner', '3.3', '3.5', 'tune.quic.fe.sock-per-conn', 3, 5),
      ],
      output: 'global\n    tune.quic.fe.tx.pacing off\n    tune.quic.fe.sock-per-conn force-off\n',
    },
    {
      name: 'parameters',
      code: 'frontend f\n    bind :80 name a process 1\n    bind-process 1\n',
      target: '2.6',
      errors: [deprecated('process', '2.5', '2.7', 'thread', 2, 21), deprecated('bind-process', '2.5', '2.7', null, 3, 5)],
      output: 'frontend f\n    bind :80 name a process 1\n',
    },
    {
      name: 'the first of several',
      code: 'defaults\n    option forceclose\nbackend b\n    option forceclose\n    no option http-use-htx\n    grace 10s\n',
      target: '2.4',
      errors: [
        deprecated('option forceclose', '2.0', '2.5', 'httpclose', 2, 12),
        deprecated('option http-use-htx', '2.1', '2.5', null, 5, 15),
        deprecated('grace', '2.4', '2.5', null, 6, 5),
      ],
      // One pass mends the first; the next one is then the first.
      output: 'defaults\n    option httpclose\nbackend b\n    option forceclose\n    grace 10s\n',
    },
    {
      name: 'processes',
      code: 'global\n    nbproc 2\n',
      target: '2.4',
      errors: [
        {
          ...deprecated('nbproc', '2.4', '2.5', 'nbthread', 2, 5),
          suggestions: [suggestion('global\n    nbproc 2\n', 'nbproc 2', 'nbthread 2')],
        },
      ],
    },
  ],
});
