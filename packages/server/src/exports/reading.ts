import type { Plan } from '@tagwright/dsl';
import {
  type Feature,
  type Member,
  membersOf,
  type MemberFilter,
  openStore,
  type Session,
  type Store,
} from '@tagwright/engine';
import { sql } from 'kysely';
import { groupIn, type GroupReference } from '../segments/reference.js';
import { csvHead, csvLines } from './csv.js';
import { ndjsonLines } from './ndjson.js';

export type Format = 'csv' | 'ndjson';

/** What is to be exported, as plain data: it crosses to a thread. */
export interface Wanted {
  /** A SQLite file, or `postgres://…`. */
  readonly database: string;
  /** The book as whoever asks may see it. */
  readonly plan: Plan;
  readonly group: GroupReference;
  readonly features: readonly Feature[];
  readonly filters: readonly MemberFilter[];
  readonly format: Format;
  /** Whether a CSV begins with a byte order mark. */
  readonly hasMark: boolean;
}

/** A piece of the file, and how many customers are in it. */
export interface Piece {
  readonly text: string;
  readonly customers: number;
}

const AT_ONCE = 500;

/**
 * The file piece by piece, as the database was when it began: over a connection of its own, with one piece in memory at a
 * time. It reads on the calling thread.
 */
export const pieces = async function* (wanted: Wanted): AsyncGenerator<Piece> {
  const { database, plan, features, filters, format } = wanted;
  const store = await openStore(database, { mode: 'read-only' });
  const own = await oneConnection(store);
  try {
    await own.session.run(
      own.session.dialect.name === 'sqlite' ? sql`begin` : sql`begin isolation level repeatable read read only`,
    );
    if (format === 'csv') yield { text: csvHead(features, wanted.hasMark), customers: 0 };
    const lines = format === 'csv' ? csvLines : ndjsonLines;
    let batch: Member[] = [];
    for await (const member of membersOf(own.session, plan, groupIn(plan, wanted.group), { features, filters })) {
      batch.push(member);
      if (batch.length < AT_ONCE) continue;
      yield { text: lines(features, batch), customers: batch.length };
      batch = [];
    }
    if (batch.length > 0) yield { text: lines(features, batch), customers: batch.length };
    await own.session.run(sql`rollback`);
  } finally {
    await own.release();
    await store.close();
  }
};

interface Own {
  readonly session: Session;
  release(): Promise<void>;
}

/** A connection for as long as it is wanted. */
const oneConnection = (store: Store): Promise<Own> =>
  new Promise((resolve, reject) => {
    const held = store.session(
      (session) => new Promise<void>((end) => resolve({ session, release: async () => (end(), await held) })),
    );
    held.catch(reject);
  });
