import { type ArgumentType, byBranch, pattern } from './types.js';

const status = (codes: string): ArgumentType =>
  pattern(new RegExp(`^\\s*\\+?0*(${codes})(?!\\d)`), 'a status code that HAProxy has a response for, such as 403 or 503');

/** The status codes that HAProxy answers with itself (src/http.c `http_err_codes`), read by atol. */
export const ERROR_STATUS: ArgumentType = byBranch(
  status('200|40[0134578]|410|413|421|425|429|50[0-4]'),
  '2.5',
  byBranch(status('200|40[0134578]|410|413|42[1259]|50[0-4]'), '3.1', status('200|40[0134578]|410|41[34]|42[1259]|431|50[0-4]')),
);
