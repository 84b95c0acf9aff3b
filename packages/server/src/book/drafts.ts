import type { BookFile, Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { onWithdrawal } from '../auth/withdrawal.js';
import { defineRecording } from '../keeper/recording.js';
import { DRAFT_TABLE } from './tables.js';

/**
 * A file in which somebody else changed the same lines as its owner, while nobody has chosen yet: the text with the owner's
 * lines there, and with the other's; without one where that side took the file away.
 */
export interface DraftConflict {
  readonly path: string;
  readonly mine?: string | undefined;
  readonly theirs?: string | undefined;
}

/** What somebody is working on: files that are not published, faults and all. Each caller has one of his own. */
export interface Draft {
  /** The version that it was made on; 0: none. */
  readonly base: number;
  /** ms UTC; later with every save, even within one ms, so that it tells what a draft was written on. */
  readonly savedAt: number;
  readonly files: readonly BookFile[];
  /** What has to be settled before this can be published. */
  readonly conflicts: readonly DraftConflict[];
}

/** What a draft is to take the place of: that of an instant (ms UTC), `none`, or whatever is there. */
export type Replaced = number | 'none' | 'any';

/** The draft of an owner; undefined where he has none. */
export const draftOf = async (session: Session, owner: string): Promise<Draft | undefined> => {
  const row = await session.row<{ base: number; savedAt: number; files: string; conflicts: string | null }>(
    sql`select base, saved_at as "savedAt", files, conflicts from ${sql.id(DRAFT_TABLE)} where owner = ${owner}`,
  );
  if (row === undefined) return undefined;
  return {
    ...row,
    files: JSON.parse(row.files) as readonly BookFile[],
    conflicts: JSON.parse(row.conflicts ?? '[]') as readonly DraftConflict[],
  };
};

interface Saved extends Omit<Draft, 'savedAt'> {
  readonly owner: string;
  readonly after: Replaced;
}

/**
 * Keeps a draft in place of the one that it was written on, and says since when; undefined, and nothing is kept, where another
 * is there by now: the same person writes at another machine.
 */
export const saveDraft = defineRecording(
  'book.draft.save',
  async (session, { owner, base, files, conflicts, after }: Saved, now): Promise<number | undefined> => {
    const table = sql.id(DRAFT_TABLE);
    const later = sql`case when ${table}.saved_at < ${BigInt(now)} then ${BigInt(now)} else ${table}.saved_at + 1 end`;
    const [written, torn] = [JSON.stringify(files), JSON.stringify(conflicts)];
    const insert = sql`insert into ${table} (owner, base, saved_at, files, conflicts) values (${owner}, ${BigInt(base)}, ${BigInt(now)}, ${written}, ${torn})`;
    const set = sql`set base = ${BigInt(base)}, saved_at = ${later}, files = ${written}, conflicts = ${torn}`;
    const returned = sql`returning saved_at as "savedAt"`;
    const statement =
      after === 'any'
        ? sql`${insert} on conflict (owner) do update ${set} ${returned}`
        : after === 'none'
          ? sql`${insert} on conflict (owner) do nothing ${returned}`
          : sql`update ${table} ${set} where owner = ${owner} and saved_at = ${BigInt(after)} ${returned}`;
    return (await session.row<{ savedAt: number }>(statement))?.savedAt;
  },
);

/** Throws a draft away, unless another is there than is meant; says whether one is gone. */
export const dropDraft = defineRecording(
  'book.draft.drop',
  async (session, { owner, after }: { readonly owner: string; readonly after: number | 'any' }): Promise<boolean> => {
    const meant = after === 'any' ? sql`` : sql`and saved_at = ${BigInt(after)}`;
    return (await session.run(sql`delete from ${sql.id(DRAFT_TABLE)} where owner = ${owner} ${meant}`)) > 0;
  },
);

/** Once the key of its owner is withdrawn nobody could read a draft, or throw it away. */
onWithdrawal(async (session, keyId) => {
  await session.run(sql`delete from ${sql.id(DRAFT_TABLE)} where owner = ${keyId}`);
});
