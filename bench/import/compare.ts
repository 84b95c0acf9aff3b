import { customerTableLayout, eventTableLayout, openSqlite, type TableLayout } from '@tagwright/engine';
import { fiftyRules, planOf } from '../book.js';
import { answer } from '../process/program.js';

/** Two databases that should hold the same facts. */
export interface Comparison {
  readonly ours: string;
  readonly loop: string;
}

/** What the two hold differently, in words; empty where each table has the same rows in both. */
answer(async ({ ours, loop }: Comparison): Promise<readonly string[]> => {
  const { catalog } = planOf(fiftyRules());
  const store = await openSqlite(ours);
  const { database } = store;
  database.prepare('attach ? as loop').run(loop);
  const count = (sql: string): number => Number(database.prepare(sql).pluck().get());
  const found = [customerTableLayout(catalog.customer), ...catalog.events.map(eventTableLayout)].flatMap((layout) => {
    const { table } = layout;
    const counts = [count(`select count(*) from main."${table}"`), count(`select count(*) from loop."${table}"`)];
    const equal = count(equalRows(layout));
    return counts.every((each) => each === equal)
      ? []
      : [`${table}: ${counts.join(' and ')} rows, ${String(equal)} of them equal`];
  });
  await store.close();
  return found;
});

/** One row is found by the other's key, so that ten million of them are compared in one pass. */
const equalRows = ({ table, columns, key }: TableLayout): string => {
  const others = columns.filter(({ name }) => !key.includes(name));
  const equal = others.map(({ name }) => `a."${name}" is b."${name}"`);
  const joined = key.map((name) => `a."${name}" = b."${name}"`);
  return `select count(*) from main."${table}" a cross join loop."${table}" b where ${[...joined, ...equal].join(' and ')}`;
};
