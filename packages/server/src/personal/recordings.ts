import { idsOfCustomer, type Session } from '@tagwright/engine';
import { sql } from 'kysely';
import { onWithdrawal } from '../auth/withdrawal.js';
import { ServerError } from '../errors/index.js';
import { onErase } from '../keeper/erasure.js';
import { defineRecording } from '../keeper/recording.js';
import type { PersonalName } from './name.js';
import { EVERYBODY, writingAs } from './ownership.js';
import { countPersonalTags, personalTagNamed } from './rows.js';
import { PERSONAL_TAG_TABLE } from './tables.js';

const TABLE = sql.id(PERSONAL_TAG_TABLE);

/** So many tags may one person have. */
export const MOST_TAGS = 500;

interface OfOwner {
  /** The caller's id. */
  readonly owner: string;
}

/** Puts a tag on a customer, in the spelling that it has already. Throws `personal-tags-too-many`. */
export const putPersonalTag = defineRecording(
  'personal-tag.put',
  (session, { owner, customer, name, key }: OfOwner & PersonalName & { readonly customer: string }, now: number) =>
    writingAs(session, owner, async (own) => {
      const known = await personalTagNamed(own, owner, key);
      if (known === undefined && (await countPersonalTags(own, owner)) >= MOST_TAGS)
        throw new ServerError(422, 'personal-tags-too-many', { limit: MOST_TAGS });
      const added = await own.run(
        sql`insert into ${TABLE} (owner, key, customer, name, at) values (${owner}, ${key}, ${customer}, ${known ?? name}, ${BigInt(now)}) on conflict (owner, key, customer) do nothing`,
      );
      const row = await own.row<{ at: number }>(
        sql`select at from ${TABLE} where owner = ${owner} and key = ${key} and customer = ${customer}`,
      );
      return { name: known ?? name, since: row?.at ?? now, isNew: added > 0 };
    }),
);

/** Takes a tag off a customer, under whichever id it was put on; whether it was there. */
export const removePersonalTag = defineRecording(
  'personal-tag.remove',
  (session, { owner, key, customer }: OfOwner & { readonly key: string; readonly customer: string }) =>
    writingAs(session, owner, async (own): Promise<boolean> => {
      const ids = await idsOfCustomer(own, customer);
      const gone = await own.run(
        sql`delete from ${TABLE} where owner = ${owner} and key = ${key} and ${own.dialect.memberOfMany(sql.id('customer'), ids)}`,
      );
      return gone > 0;
    }),
);

/** Gives a tag another name; whether there is such a tag. Throws `personal-tag-exists` where the name is another tag's. */
export const renamePersonalTag = defineRecording(
  'personal-tag.rename',
  (session, { owner, key, to }: OfOwner & { readonly key: string; readonly to: PersonalName }) =>
    writingAs(session, owner, async (own): Promise<boolean> => {
      const other = to.key === key ? undefined : await personalTagNamed(own, owner, to.key);
      if ((await personalTagNamed(own, owner, key)) === undefined) return false;
      if (other !== undefined) throw new ServerError(409, 'personal-tag-exists', { name: other });
      await own.run(
        sql`update ${TABLE} set key = ${to.key}, name = ${to.name} where owner = ${owner} and key = ${key}`,
      );
      return true;
    }),
);

/** Takes a tag off everybody; whether there was such a tag. */
export const deletePersonalTag = defineRecording(
  'personal-tag.delete',
  (session, { owner, key }: OfOwner & { readonly key: string }) =>
    writingAs(
      session,
      owner,
      async (own): Promise<boolean> =>
        (await own.run(sql`delete from ${TABLE} where owner = ${owner} and key = ${key}`)) > 0,
    ),
);

onErase((session: Session, ids) =>
  writingAs(session, EVERYBODY, async (all) => {
    await all.run(sql`delete from ${TABLE} where ${all.dialect.memberOfMany(sql.id('customer'), ids)}`);
  }),
);

onWithdrawal((session, keyId) =>
  writingAs(session, keyId, async (own) => {
    await own.run(sql`delete from ${TABLE} where owner = ${keyId}`);
  }),
);
