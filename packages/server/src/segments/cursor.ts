import type { MemberPlace, StoredValue } from '@tagwright/engine';
import { z } from 'zod';
import { ServerError } from '../errors/index.js';

/** What a place goes by, so that a cursor of another order is not taken for one of this. */
export type Order = string | undefined;

const written = z.tuple([
  z.string().nullable(),
  z.string(),
  z.union([z.string(), z.number(), z.strictObject({ n: z.string().regex(/^-?\d{1,20}$/) })]).nullable(),
]);

/** A place in a list as text that says nothing to whoever hands it back. */
export const cursorOf = (order: Order, { customer, value }: MemberPlace): string => {
  const told = typeof value === 'bigint' ? { n: String(value) } : (value ?? null);
  return Buffer.from(JSON.stringify([order ?? null, customer, told])).toString('base64url');
};

/** Throws `cursor-unreadable`. */
export const placeFrom = (order: Order, cursor: string): MemberPlace => {
  const [of, customer, value] = parsed(cursor);
  if (of !== (order ?? null)) throw unreadable(cursor);
  return { customer, value: valueFrom(value) };
};

const valueFrom = (told: string | number | { n: string } | null): StoredValue | undefined =>
  told === null ? undefined : typeof told === 'object' ? BigInt(told.n) : told;

const parsed = (cursor: string): z.output<typeof written> => {
  try {
    return written.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (thrown) {
    throw unreadable(cursor, thrown);
  }
};

const unreadable = (cursor: string, cause?: unknown): ServerError =>
  new ServerError(422, 'cursor-unreadable', { cursor: cursor.slice(0, 100) }, { cause });
