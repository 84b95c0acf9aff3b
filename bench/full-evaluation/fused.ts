import { openSqlite, type SqliteStore } from '@tagwright/engine';
import { fusedStatements } from '../fifty/queries.js';
import { answer, timed } from '../process/program.js';
import { AS_OF } from '../shop/folder.js';
import type { Outcome, Task } from './contest.js';
import { IN, MembersDigest, type MembersByValue } from './members.js';
import { bound } from './query.js';

/** The hand-written fused SQL, on a connection that is set up like the engine's own. */
answer(async ({ database, readBack }: Task): Promise<Outcome> => {
  const store = await openSqlite(database);
  const statements = fusedStatements();
  const { seconds } = await timed(() => {
    store.database
      .transaction(() => {
        for (const statement of statements) bound(store, statement, AS_OF);
      })
      .immediate();
  });
  const members = readBack ? wideMembers(store) : undefined;
  await store.close();
  return { seconds, members };
});

/** A text column holds a tag's value, a column `tag=value` says 1 for who has the value, any other integer is a segment. */
const wideMembers = (store: SqliteStore): MembersByValue => {
  const digest = new MembersDigest();
  const rows = store.database.prepare('select * from answer order by customer');
  const columns = rows.columns().map(({ name }) => name);
  for (const row of rows.raw().iterate() as IterableIterator<(string | number | null)[]>) {
    const customer = String(row[0]);
    for (let index = 1; index < columns.length; index += 1) {
      const cell = row[index];
      if (cell === null || cell === undefined || cell === 0) continue;
      const [rule = '', value = IN] = (columns[index] ?? '').split('=');
      digest.add(rule, typeof cell === 'string' ? cell : value, customer);
    }
  }
  return digest.members();
};
