import type { FactKind } from '@tagwright/engine';
import { type Caller, mayUse, type Policy } from '../auth/roles.js';
import { ServerError } from '../errors/index.js';
import type { Row } from './rows.js';

/**
 * Who may tell what: a key that lies in a web page may add to what is known, and take nothing away. What undoes facts is for
 * those who answer for the data, and what is gone for good for an admin.
 */
export const NEEDED: Readonly<Record<FactKind, Policy>> = {
  event: 'ingest',
  customer: 'ingest',
  merge: 'ingest',
  'delete-event': 'engineer',
  'hand-set': 'engineer',
  'hand-remove': 'engineer',
  unmerge: 'engineer',
  erase: 'admin',
};

/** Refuses by itself each fact of a kind that the caller may not tell. What is no kind at all is for the engine to say. */
export const onlyAllowed = (rows: readonly Row[], { role }: Caller): readonly Row[] =>
  rows.map((row) => {
    const kind = 'fact' in row.told ? kindOf(row.told.fact) : undefined;
    if (kind === undefined || mayUse(role, NEEDED[kind])) return row;
    const fault = new ServerError(403, 'fact-not-allowed', { kind, role, needed: NEEDED[kind] });
    return { ...row, told: { fault } };
  });

const kindOf = (fact: unknown): FactKind | undefined => {
  const kind = (fact as { readonly kind?: unknown } | null | undefined)?.kind;
  return typeof kind === 'string' && Object.hasOwn(NEEDED, kind) ? (kind as FactKind) : undefined;
};
