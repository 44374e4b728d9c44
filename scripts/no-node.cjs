// Stands in for Node's modules in a browser bundle. What is asked of them there is not there: no file, no program.
const unavailable = () => {
  throw Object.assign(new Error('not available in a browser'), { code: 'ENOENT' });
};
module.exports = new Proxy({}, { get: () => unavailable });
