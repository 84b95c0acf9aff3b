import { draftAnswers, type Sql, TABLES } from '@tagwright/dsl/sql';
import type { Plan } from '@tagwright/dsl';
import { sql } from 'kysely';
import type { Session } from '../store/store.js';
import type { Draft } from './draft.js';
import { layOut, type Looked, runAll } from './lay-out.js';
import { SAMPLE_TABLE } from './sample.js';

/** A row per customer looked at: `draft` has the answers under the draft, `published` those that are in force. */
export interface AnswerRows {
  readonly from: Sql;
  readonly customer: Sql;
}

/** The answers of a sample under the draft. */
const ANSWERED = 'tw_draft_answer';

/** Both sides. The answers of a sample under the draft are kept, for they are asked several times. */
export const draftedRows = async (session: Session, draft: Draft, looked: Looked): Promise<AnswerRows> => {
  const rows = await rowsUnder(session, draft, looked);
  const published = publishedBeside(looked);
  if (looked.sample === undefined) return { from: sql` from (${rows}) as draft${published}`, customer: DRAFTED };
  await session.run(sql`create temp table ${sql.id(ANSWERED)} as ${rows}`);
  return { from: sql` from ${sql.id(ANSWERED)} as draft${published}`, customer: DRAFTED };
};

/**
 * Both sides of those customers alone for whom a condition on them holds, kept: few, where a draft turns few of the
 * answers of many.
 */
export const movedRows = async (session: Session, draft: Draft, looked: Looked, isMoved: Sql): Promise<AnswerRows> => {
  const rows = await rowsUnder(session, draft, looked);
  const published = publishedBeside(looked);
  await session.run(
    sql`create temp table ${sql.id(ANSWERED)} as select draft.* from (${rows}) as draft${published} where ${isMoved}`,
  );
  return { from: sql` from ${sql.id(ANSWERED)} as draft${published}`, customer: DRAFTED };
};

/** Both sides of everybody, kept, where neither is in force: one plan answers them together. */
export const besideRows = async (session: Session, draft: Draft, looked: Looked): Promise<AnswerRows> => {
  const rows = await rowsUnder(session, draft, looked);
  const table = sql.id(ANSWERED);
  await session.run(sql`create temp table ${table} as ${rows}`);
  await session.run(sql`create index ${sql.id('tw_draft_answered')} on ${table} (customer)`);
  const other = sql` join ${table} as published on (published.customer = draft.customer)`;
  return { from: sql` from ${table} as draft${other}`, customer: DRAFTED };
};

const DRAFTED = sql`draft.customer`;

const publishedBeside = ({ stored }: Looked): Sql =>
  sql` left join ${stored(TABLES.answer)} as published on (published.customer = draft.customer)`;

const rowsUnder = async (session: Session, draft: Draft, looked: Looked): Promise<Sql> => {
  const plan: Plan = await layOut(session, draft, looked);
  const { dialect } = session;
  const only = looked.sample === undefined ? {} : { only: SAMPLE_TABLE };
  const { prepare, rows } = draftAnswers(plan, draft.newRanks, looked.now, { dialect, ...only });
  await runAll(session, prepare);
  return rows;
};

/** The published side alone. */
export const publishedRows = ({ sample, stored }: Looked): AnswerRows => {
  const answers = stored(TABLES.answer);
  const rows =
    sample === undefined
      ? answers
      : sql`(select answer.* from ${sql.id(SAMPLE_TABLE)} as sample cross join ${answers} as answer where (answer.customer = sample.customer))`;
  return { from: sql` from ${rows} as published`, customer: sql`published.customer` };
};
