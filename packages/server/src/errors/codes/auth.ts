import type { Policy } from '../../auth/roles.js';

/** Who somebody is, and what he may. */
export interface AuthErrors {
  'login-needed': Record<never, never>;
  'key-unknown': Record<never, never>;
  'session-ended': Record<never, never>;
  'too-many-failures': { readonly seconds: number };
  'not-allowed': { readonly role: string; readonly needed: Policy };
  'origin-foreign': { readonly origin: string | undefined };
  /** The server would listen to more than this machine, and nobody could be told from anybody. */
  'keys-missing': { readonly host: string };
  'no-such-key': { readonly id: string };
  'last-admin-key': Record<never, never>;
}
