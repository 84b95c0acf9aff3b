import { openSqlite, type SqliteStore } from '@tagwright/engine';
import { oneByOneQueries, type RuleQuery } from '../fifty/queries.js';
import { answer, timed } from '../process/program.js';
import { AS_OF } from '../shop/folder.js';
import type { Outcome, Task } from './contest.js';
import { MembersDigest, type MembersByValue } from './members.js';
import { bound } from './query.js';

/** Fifty queries, each storing its members in a table named like the rule. */
answer(async ({ database, readBack, plainConnection }: Task): Promise<Outcome> => {
  const store = await openSqlite(database);
  if (plainConnection) store.database.exec('pragma cache_size = -2000; pragma temp_store = default');
  const queries = oneByOneQueries();
  const { seconds } = await timed(() => {
    for (const query of queries) store.database.transaction(() => storeMembers(store, query)).immediate();
  });
  const members = readBack ? storedMembers(store, queries) : undefined;
  await store.close();
  return { seconds, members };
});

const storeMembers = (store: SqliteStore, { rule, query }: RuleQuery): void => {
  store.database.exec(
    `create table "${rule}" (customer text, value text, primary key (customer, value)) without rowid`,
  );
  bound(store, `insert into "${rule}" select customer, value from (${query}) where value is not null`, AS_OF);
};

const storedMembers = (store: SqliteStore, queries: readonly RuleQuery[]): MembersByValue => {
  const digest = new MembersDigest();
  for (const { rule } of queries) {
    const rows = store.database.prepare(`select customer, value from "${rule}" order by customer, value`).raw();
    for (const [customer, value] of rows.iterate() as IterableIterator<[string, string]>)
      digest.add(rule, value, customer);
  }
  return digest.members();
};
