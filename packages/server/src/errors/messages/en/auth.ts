import type { MessagesFor } from '../../codes/index.js';
import type { AuthErrors } from '../../codes/auth.js';

export const WHO = {
  public: 'anybody',
  ingest: 'a key for facts, or an engineer or admin',
  viewer: 'a viewer or above',
  operator: 'an operator or above',
  engineer: 'an engineer or above',
  admin: 'an admin',
};

export const auth: MessagesFor<AuthErrors> = {
  'login-needed': () => 'nobody is logged in; send a key: `Authorization: Bearer tw_…`',
  'key-unknown': () => 'this key is not known here, or was withdrawn; ask an admin for another one',
  'session-ended': () => 'the login has ended; log in again',
  'too-many-failures': ({ seconds }) => `too many wrong keys came from this address; try again in ${seconds} s`,
  'not-allowed': ({ role, needed }) => `this needs ${WHO[needed]}, and the key that was sent is of role \`${role}\``,
  'origin-foreign': ({ origin }) =>
    origin === undefined
      ? 'a browser that is logged in has to say from which page it asks (`Origin`), and did not'
      : `a page of \`${origin}\` may not change anything here in the name of somebody logged in`,
  'keys-missing': ({ host }) =>
    `no admin has a key yet, so at \`${host}\` anybody could do anything; make a key with \`tagwright serve --new-key NAME\` first, or listen to this machine alone (\`--host 127.0.0.1\`)`,
  'no-such-key': ({ id }) => `there is no key \`${id}\``,
  'last-admin-key': () =>
    'this is the only key of an admin, and without it nobody could make another one; make that one first',
};
