import type { Plan } from '@tagwright/dsl';
import { answerColumns, TABLES } from '@tagwright/dsl/sql';
import { evaluate, openSqlite, type SqliteStore } from '@tagwright/engine';
import { fiftyRules, planOf } from '../book.js';
import { answer, timed } from '../process/program.js';
import { AS_OF } from '../shop/folder.js';
import type { Outcome, Task } from './contest.js';
import { IN, MembersDigest, type MembersByValue } from './members.js';

/** The engine's full evaluation of a plan. */
answer(async ({ database, readBack }: Task): Promise<Outcome> => {
  const plan = planOf(fiftyRules());
  const store = await openSqlite(database);
  const { seconds } = await timed(() => evaluate(store, plan, AS_OF));
  const members = readBack ? answeredMembers(store, plan) : undefined;
  await store.close();
  return { seconds, members };
});

/** What a column of the answers says of a customer, if anything. */
interface AnswerColumn {
  readonly name: string;
  readonly rule: string;
  /** The value that a 1 stands for; undefined where the cell is the value itself. */
  readonly value: string | undefined;
}

const answeredMembers = (store: SqliteStore, plan: Plan): MembersByValue => {
  const columns = [...tagColumns(plan), ...segmentColumns(plan)];
  const digest = new MembersDigest();
  const cells = columns.map(({ name }) => `"${name}"`).join(', ');
  const rows = store.database.prepare(`select customer, ${cells} from "${TABLES.answer}" order by customer`).raw();
  for (const row of rows.iterate() as IterableIterator<(string | number | null)[]>) {
    columns.forEach(({ rule, value }, index) => {
      const cell = row[index + 1];
      if (cell !== null && cell !== undefined && cell !== 0) digest.add(rule, value ?? String(cell), String(row[0]));
    });
  }
  return digest.members();
};

const tagColumns = ({ tags }: Plan): readonly AnswerColumn[] =>
  tags.flatMap((tag) =>
    answerColumns(tag).map((name, index) => ({
      name,
      rule: tag.names[0] ?? '',
      value: tag.exclusive ? undefined : tag.values[index],
    })),
  );

const segmentColumns = ({ segments }: Plan): readonly AnswerColumn[] =>
  segments.map(({ id, names }) => ({ name: id, rule: names[0] ?? '', value: IN }));
