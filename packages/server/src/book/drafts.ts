import type { BookFile, Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { defineRecording } from '../keeper/recording.js';
import { DRAFT_TABLE } from './tables.js';

/** What somebody is working on: files that are not published, faults and all. Each caller has one of his own. */
export interface Draft {
  /** The version that it was made on; 0: none. */
  readonly base: number;
  /** ms UTC. */
  readonly savedAt: number;
  readonly files: readonly BookFile[];
}

/** The draft of an owner; undefined where he has none. */
export const draftOf = async (session: Session, owner: string): Promise<Draft | undefined> => {
  const row = await session.row<{ base: number; savedAt: number; files: string }>(
    sql`select base, saved_at as "savedAt", files from ${sql.id(DRAFT_TABLE)} where owner = ${owner}`,
  );
  return row === undefined ? undefined : { ...row, files: JSON.parse(row.files) as readonly BookFile[] };
};

/** Keeps a draft in place of the owner's earlier one; says when. */
export const saveDraft = defineRecording(
  'book.draft.save',
  async (session, { owner, base, files }: { owner: string } & Omit<Draft, 'savedAt'>, now): Promise<number> => {
    await session.run(
      sql`insert into ${sql.id(DRAFT_TABLE)} (owner, base, saved_at, files) values (${owner}, ${BigInt(base)}, ${BigInt(now)}, ${JSON.stringify(files)}) on conflict (owner) do update set base = excluded.base, saved_at = excluded.saved_at, files = excluded.files`,
    );
    return now;
  },
);

/** Whether there was one. */
export const dropDraft = defineRecording(
  'book.draft.drop',
  async (session, { owner }: { readonly owner: string }): Promise<boolean> =>
    (await session.run(sql`delete from ${sql.id(DRAFT_TABLE)} where owner = ${owner}`)) > 0,
);
