// Loaded before the command that is measured: says at its end, on file descriptor 3, how much it has used.
process.on('exit', () => {
  const { maxRSS, userCPUTime } = process.resourceUsage();
  require('node:fs').writeSync(3, JSON.stringify({ memory: maxRSS * 1024, user: userCPUTime / 1000 }));
});
