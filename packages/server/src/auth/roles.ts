/** What a person or a program may do; each may all that those before may. */
export const ROLES = ['viewer', 'operator', 'engineer', 'admin'] as const;

export type Role = (typeof ROLES)[number];

/** What a key may be made for: a role, or sending facts and nothing else, as a key that lies in a web page may. */
export type KeyRole = Role | 'ingest';

/** Who may use a route. `ingest`: keys that may only send facts, and engineers and above. */
export type Policy = Role | 'public' | 'ingest';

/** Who asks. */
export interface Caller {
  /** Stable: whose personal tags, sessions and entries of the journal are whose goes by it. A key's id, or `local`. */
  readonly id: string;
  readonly name: string;
  /** Under which a publication is committed. */
  readonly email?: string;
  readonly role: KeyRole;
  /** The request at hand, for the journal. */
  readonly requestId?: string;
}

/** Whoever asks where nobody has to say who he is: the server listens to this machine alone, and there are no keys. */
export const LOCAL: Caller = { id: 'local', name: 'local', role: 'admin' };

/** Whether a role is enough for a policy. */
export const mayUse = (role: KeyRole, policy: Policy): boolean => {
  if (policy === 'public') return true;
  if (policy === 'ingest') return role === 'ingest' || isAtLeast(role, 'engineer');
  return isAtLeast(role, policy);
};

const isAtLeast = (role: KeyRole, needed: Role): boolean =>
  role !== 'ingest' && ROLES.indexOf(role) >= ROLES.indexOf(needed);
