import { compile } from '../compile.js';
import type { Plan } from '../plan/types.js';
import type { CustomerFacts, EventFact, Stored } from '../plan/facts.js';

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
/** Noon of 1 June 2026 in Shanghai. */
export const NOW = Date.UTC(2026, 5, 1, 4);

/** The plan of a book that must have no errors. */
export const planOf = (text: string, lists: Readonly<Record<string, string>> = {}): Plan => {
  const { plan, diagnostics } = compile({ files: [{ path: 'book.tag', text }], readList: (path) => lists[path] });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics, undefined, 1));
  return plan;
};

/** An event some time before {@link NOW}; values in storage units. */
export type Happened = { readonly ago: number; readonly id?: string } & Readonly<Record<string, Stored>>;

let count = 0;
export const events = (...happened: readonly Happened[]): readonly EventFact[] =>
  happened.map(({ ago, id, ...values }) => {
    count += 1;
    return { id: id ?? `e${String(count).padStart(4, '0')}`, at: NOW - ago, values };
  });

export const customer = (
  id: string,
  fields: Readonly<Record<string, Stored>> = {},
  happened: Readonly<Record<string, readonly EventFact[]>> = {},
  more: Partial<CustomerFacts> = {},
): CustomerFacts => ({ id, fields, events: happened, ...more });
