import type { Plan } from '@tagwright/dsl';
import { TABLES } from '@tagwright/dsl/sql';
import { sql } from 'kysely';
import { answeredSubjects } from '../log/answered.js';
import { subjectKey } from '../log/change.js';
import { CHANGE_FIELDS, changeOf, type ChangeRow } from '../log/read.js';
import { LOG_TABLES } from '../log/tables.js';
import type { Cell, Session } from '../store/store.js';
import { EVERYBODY_BEFORE } from './flips.js';

/** Sets everybody's answers aside, before all of them are worked out anew. */
export const setAnswersAside = async (session: Session): Promise<void> => {
  await dropAnswersBefore(session);
  if (session.dialect.isReadWhileReplaced)
    await session.run(sql`alter table ${sql.id(TABLES.answer)} rename to ${sql.id(EVERYBODY_BEFORE)}`);
  // Whoever reads the table would have to wait for the end of the step.
  else await session.run(sql`create temp table ${sql.id(EVERYBODY_BEFORE)} as select * from ${sql.id(TABLES.answer)}`);
};

export const dropAnswersBefore = async (session: Session): Promise<void> => {
  await session.run(sql`drop table if exists ${sql.id(EVERYBODY_BEFORE)}`);
};

/** Everybody's answers at an instant (ms UTC) as the log tells them, where the tables hold others. */
export const answersAsLogged = async (session: Session, plan: Plan, instant: number): Promise<void> => {
  await dropAnswersBefore(session);
  const { dialect } = session;
  const subjects = answeredSubjects(plan);
  const columns = ['customer', ...subjects.map(({ column }) => column)];
  const declared = subjects.map(
    ({ column, flag }) => sql`${sql.id(column)} ${dialect.columnType(flag === undefined ? 'text' : 'flag')}`,
  );
  const key = sql`customer ${dialect.columnType('text')} primary key not null`;
  await session.run(dialect.scratchTable(EVERYBODY_BEFORE, sql.join([key, ...declared])));
  let rows: Cell[][] = [];
  const write = async (): Promise<void> => {
    if (rows.length > 0)
      await session.insert(
        EVERYBODY_BEFORE,
        columns,
        columns.map((_, index) => rows.map((row) => row[index] ?? null)),
      );
    rows = [];
  };
  for await (const { customer, states } of loggedStates(session, instant)) {
    rows.push([
      customer,
      ...subjects.map(({ subject, flag }) => {
        const state = states.get(subjectKey(subject)) ?? null;
        return flag === undefined ? state : state === null ? 0n : 1n;
      }),
    ]);
    if (rows.length === BATCH) await write();
  }
  await write();
};

const BATCH = 1000;

interface LoggedStates {
  readonly customer: string;
  /** By subject. */
  readonly states: ReadonlyMap<string, string | null>;
}

async function* loggedStates(session: Session, instant: number): AsyncGenerator<LoggedStates> {
  let current: { customer: string; states: Map<string, string | null> } | undefined;
  for await (const row of session.rows<ChangeRow>(
    sql`select ${CHANGE_FIELDS} from ${sql.id(LOG_TABLES.change)} where effective_at <= ${BigInt(instant)} and customer <> '' order by customer, effective_at, seq`,
  )) {
    const change = changeOf(row);
    if (current?.customer !== change.customer) {
      if (current !== undefined) yield current;
      current = { customer: change.customer, states: new Map() };
    }
    current.states.set(subjectKey(change), change.new);
  }
  if (current !== undefined) yield current;
}
