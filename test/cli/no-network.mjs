// Preloaded into a process with `node --import`: whatever would reach the network or start a program throws, and is told of at the
// end on stderr. A program called haproxy may be started, with `-v` alone.
import { createRequire, syncBuiltinESMExports } from 'node:module';

const require = createRequire(import.meta.url);
const used = [];

function forbid(object, name, what, allows = () => false) {
  const original = object[name];
  object[name] = function (...args) {
    if (allows(...args)) return original.apply(this, args);
    used.push(what);
    throw new Error(`forbidden: ${what}`);
  };
}

for (const name of ['http', 'https']) for (const call of ['request', 'get']) forbid(require(name), call, `${name}.${call}`);
forbid(require('node:http2'), 'connect', 'http2.connect');
forbid(require('node:tls'), 'connect', 'tls.connect');
forbid(require('node:dgram'), 'createSocket', 'dgram.createSocket');
for (const call of ['connect', 'createConnection', 'createServer']) forbid(require('node:net'), call, `net.${call}`);
forbid(require('node:net').Socket.prototype, 'connect', 'Socket.connect');
for (const dns of [require('node:dns'), require('node:dns').promises])
  for (const call of ['lookup', 'resolve']) forbid(dns, call, `dns.${call}`);
forbid(globalThis, 'fetch', 'fetch');
const isVersion = (program, args) => /(?:^|\/)haproxy$/.test(program) && JSON.stringify(args) === '["-v"]';
for (const call of ['spawn', 'spawnSync', 'execFile', 'execFileSync', 'exec', 'execSync', 'fork']) {
  forbid(require('node:child_process'), call, `child_process.${call}`, isVersion);
}
syncBuiltinESMExports();
process.on('exit', () => {
  if (used.length > 0) process._rawDebug(`FORBIDDEN: ${used.join(', ')}`);
});
