import type { Session } from '@tagwright/engine';
import { sql } from 'kysely';
import type { Role } from '../auth/roles.js';
import { defineRecording } from '../keeper/recording.js';
import { FIELD_RULE_TABLE } from './tables.js';

/** That a field is seen by a role and those above it alone. */
export interface FieldRule {
  /** An event's; undefined: the customer's. */
  readonly table: string | undefined;
  readonly column: string;
  readonly role: Role;
}

const TABLE = sql.id(FIELD_RULE_TABLE);

/** All rules, the customer's first. */
export const fieldRules = async (session: Session): Promise<readonly FieldRule[]> => {
  const rows = await session.all<{ subject: string; field: string; role: Role }>(
    sql`select subject, field, role from ${TABLE} order by subject, field`,
  );
  return rows.map(({ subject, field, role }) => ({ table: subject === '' ? undefined : subject, column: field, role }));
};

/** Puts rules in the place of others. */
export const replaceFieldRules = defineRecording(
  'field-rule.replace',
  async (
    session,
    { gone, rules }: { readonly gone: readonly FieldRule[]; readonly rules: readonly FieldRule[] },
  ): Promise<void> => {
    for (const { table, column } of gone)
      await session.run(sql`delete from ${TABLE} where subject = ${table ?? ''} and field = ${column}`);
    for (const { table, column, role } of rules)
      await session.run(
        sql`insert into ${TABLE} (subject, field, role) values (${table ?? ''}, ${column}, ${role}) on conflict (subject, field) do update set role = excluded.role`,
      );
  },
);
