import { sql } from 'kysely';
import type { Plan } from '../../../../plan/types.js';
import type { Dialect } from '../../dialect.js';
import { text } from '../../fragments.js';
import type { StoredColumn } from '../../physical.js';
import type { NamedSql } from '../../program.js';
import { scopeOf, STATE_KEY } from '../../scope.js';
import { emptyHeap, emptyScratch, names, perCustomer, type Statement } from '../../statement.js';
import { STEP_TABLES } from '../tables.js';
import { edgesOf } from './edges.js';
import { touchedRows } from './rows.js';

/**
 * Fills the temporary tables `tw_edge` (customer, edges) and `tw_part` (part, customer, edges) with everybody whose
 * answers may turn, though no fact arrives, after the one instant and up to the other (ms UTC): rather too many than one
 * too few. `edges` says at how many instants at most. To be run over what an evaluation at `after` left, with the plan
 * over the customers' fields as they are at `until`. Undefined where nobody can say whom the clock touches.
 */
export const clockSql = (
  plan: Plan,
  after: number,
  until: number,
  dialect: Dialect,
): readonly NamedSql[] | undefined => {
  const { all, unbounded } = edgesOf(plan);
  if (unbounded) return undefined;
  const scope = scopeOf(plan, until, { dialect });
  const statements: Statement[] = [
    ...room(dialect),
    ...(after < until ? all : []).map(({ part, touch, turns }): Statement => ({
      name: `whom the clock touches: ${part}`,
      sql: sql`insert into ${sql.id(STEP_TABLES.part)} (${names(['part', STATE_KEY, 'edges'])}) select ${text(part)}, touched.customer, touched.edges from (${touchedRows(touch, turns, { after, until }, scope)}) as touched`,
    })),
    {
      name: 'how often the clock touches whom',
      sql: sql`insert into ${sql.id(STEP_TABLES.edge)} (${names([STATE_KEY, 'edges'])}) select customer, sum(edges) from ${sql.id(STEP_TABLES.part)} group by customer`,
    },
  ];
  return statements.map(({ name, sql: statement }) => ({ name, ...dialect.compile(statement) }));
};

const room = (dialect: Dialect): readonly Statement[] => {
  const edges: StoredColumn = { name: 'edges', storage: 'integer' };
  const parts: readonly StoredColumn[] = [
    { name: 'part', storage: 'text' },
    { name: STATE_KEY, storage: 'text' },
    edges,
  ];
  return [
    ...emptyHeap(dialect, STEP_TABLES.part, parts),
    {
      name: `find ${STEP_TABLES.part} by part`,
      sql: sql`create index if not exists ${sql.id(`${STEP_TABLES.part}_of`)} on ${sql.id(STEP_TABLES.part)} (part, customer)`,
    },
    ...emptyScratch(dialect, STEP_TABLES.edge, perCustomer(dialect, STATE_KEY, [edges])),
  ];
};
