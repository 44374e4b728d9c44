export { type Runtime, STATUS_METHOD, type Status, startServer } from './server.js';
export * from './service/index.js';
