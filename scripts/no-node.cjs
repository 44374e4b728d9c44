// Stands in for Node's modules in a browser bundle. What is asked of them there is not there: no file, no program.
const unavailable = () => {
  throw Object.assign(new Error('not available in a browser'), { code: 'ENOENT' });
};
const nothing = new Proxy({}, { get: (_, name) => (name === 'promises' ? nothing : unavailable) });
module.exports = nothing;
