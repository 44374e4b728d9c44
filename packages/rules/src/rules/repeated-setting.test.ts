import { RuleTester } from '@haplint/core/rule-tester';
import { describe, it } from 'vitest';
import rule from './repeated-setting.js';

/** A whole line of four spaces and `text` that is found. */
const found = (messageId: 'first' | 'last', setting: string, line: number, text: string, other: number) => ({
  messageId,
  data: { setting },
  line,
  column: 5,
  endLine: line,
  endColumn: 5 + text.length,
  related: [other],
});

const GLOBAL = 'global\n    chroot /srv\nglobal\n    chroot /srv\n';

new RuleTester({ describe, it }).run('repeated-setting', rule, {
  valid: [
    { name: 'different settings', code: 'frontend f\n    timeout client 5s\n    timeout http-request 5s\n', target: '3.2' },
    { name: 'what inherits', code: 'defaults\n    timeout client 5s\nfrontend f\n    timeout client 6s\n' },
    {
      name: 'a second one after what is inherited',
      code: 'defaults\n    timeout client 5s\nfrontend f\n    timeout client 5000\n    timeout client 6s\n',
    },
    { name: 'defaults', code: 'defaults\n    timeout client 5s\n    timeout client 6s\n' },
    { name: 'nothing at first', code: 'global\n    tune.maxaccept 0\n    tune.maxaccept 10\n', target: '3.2' },
    { name: 'what may not be read', code: 'global\n.if feature(X)\n    chroot /srv\n.endif\n    chroot /srv\n', target: '3.2' },
    { name: 'a value that is hidden', code: 'frontend f\n    timeout client "${TIME}"\n    timeout client 6s\n' },
    {
      name: 'an inherited value that is hidden',
      code: 'defaults\n    timeout client "${A}"\nlisten f\n    timeout client 1s\n    timeout client 6s\n',
    },
    { name: 'lists of their own', code: 'userlist a\n    user x password y\nuserlist b\n    user x password y\n' },
  ],
  invalid: [
    { code: GLOBAL, target: '3.2', errors: [found('first', 'chroot', 4, 'chroot /srv', 2)] },
    {
      name: 'an alert of older branches after which they go on',
      code: GLOBAL,
      target: '3.0',
      errors: [found('first', 'chroot', 4, 'chroot /srv', 2)],
    },
    {
      name: 'numbers',
      code: 'global\n    tune.maxaccept 5\n    tune.maxaccept 10\n',
      target: '3.4',
      errors: [found('first', 'tune.maxaccept', 3, 'tune.maxaccept 10', 2)],
    },
    {
      name: 'times',
      code: 'defaults\n    timeout client 5s\nfrontend f\n    timeout client 6s\n    timeout client 5s\n    timeout client 7s\n',
      errors: [found('last', 'timeout client', 5, 'timeout client 5s', 4)],
    },
    {
      name: 'inherited too, where the first stays',
      code: 'defaults d\n    tcp-request inspect-delay 5s\nfrontend f from d\n    tcp-request inspect-delay 6s\n',
      target: '3.0',
      errors: [found('first', 'tcp-request inspect-delay', 4, 'tcp-request inspect-delay 6s', 2)],
    },
    {
      name: 'users',
      code: 'userlist a\n    user x password y\n    user z password y\n    user x password z\n',
      errors: [found('first', 'user x', 4, 'user x password z', 2)],
    },
  ],
});
