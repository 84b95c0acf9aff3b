import { sql } from 'kysely';
import type { Plan } from '../../../../plan/types.js';
import type { Dialect } from '../../dialect.js';
import { integer, noInteger, type Sql, text } from '../../fragments.js';
import { Open } from '../../moving.js';
import type { StoredColumn } from '../../physical.js';
import type { NamedSql } from '../../program.js';
import { type Scope, scopeOf, STATE_KEY } from '../../scope.js';
import { emptyHeap, emptyScratch, names, perCustomer, type Statement } from '../../statement.js';
import { STEP_TABLES } from '../tables.js';
import { type Edge, edgesOf } from './edges.js';
import { turnsBehind } from './instants.js';
import type { Stretch } from './mark.js';
import { crossed, crossedRows, yearlyRows } from './rows.js';
import { overStretch, stretched } from './stretched.js';

/** What finds whom the clock touches. */
export interface ClockSql {
  /** Makes room for what is found: empties `tw_edge` and `tw_part`. */
  readonly room: readonly NamedSql[];
  readonly edges: readonly EdgeSql[];
  /** Gathers in `tw_edge` what is in `tw_part`. */
  readonly gather: NamedSql;
}

/** What finds whom one edge of the clock touches. */
export interface EdgeSql {
  /** What `tw_part` says of all of them. */
  readonly part: string;
  readonly turns: number;
  readonly isEntry: boolean;
  /** Fills `tw_part`. */
  readonly into: NamedSql;
  /** Reads the same (customer, instant), and fills nothing. */
  readonly rows: NamedSql;
}

/**
 * Fills the temporary tables `tw_edge` (customer, edges, instant, entry) and `tw_part` (part, and the same) with everybody whose
 * answers may turn, though no fact arrives, after the one instant and up to the other (ms UTC): rather too many than one
 * too few. `edges` says at how many instants at most; `instant`, where it is known, at which one all of it turns, and `entry`
 * whether events make it turn that begin to count then. To be run over what an evaluation at `after` left, with the plan
 * over the customers' fields as they are at `until`. Of each edge `most` rows are found at most. Undefined where nobody can say
 * whom the clock touches.
 */
export const clockSql = (
  plan: Plan,
  after: number,
  until: number,
  dialect: Dialect,
  most = Infinity,
): ClockSql | undefined => {
  const { all, unbounded } = edgesOf(plan);
  if (unbounded) return undefined;
  const { room, statements, gather } = openStatements(plan, all, dialect);
  const edges = after < until ? statements.flatMap((each) => each({ after, until }, most)) : [];
  return { room, edges, gather };
};

interface OpenStatements extends Pick<ClockSql, 'room' | 'gather'> {
  /** For each edge, what is to be run for a stretch, if anything. */
  readonly statements: readonly ((stretch: Stretch, most: number) => readonly EdgeSql[])[];
}

const known = new WeakMap<Plan, Map<Dialect['name'], OpenStatements>>();

/** Compiled once for a plan: a step of a minute has less to do than compiling takes. */
const openStatements = (plan: Plan, all: readonly Edge[], dialect: Dialect): OpenStatements => {
  const ofPlan = known.get(plan) ?? new Map<Dialect['name'], OpenStatements>();
  known.set(plan, ofPlan);
  const open = ofPlan.get(dialect.name) ?? openAnew(all, scopeOf(plan, 0, { dialect }));
  ofPlan.set(dialect.name, open);
  return open;
};

const openAnew = (all: readonly Edge[], scope: Scope): OpenStatements => {
  const { dialect } = scope;
  const compiled = ({ name, sql: statement }: Statement): NamedSql => ({ name, ...dialect.compile(statement) });
  return {
    room: roomFor(dialect).map(compiled),
    statements: all.map((edge) => {
      const { touch } = edge;
      if (touch.kind === 'yearly')
        return (stretch, most) => {
          const days = touch.days(touch.lag.of(stretch));
          if (days.size === 0) return [];
          return [edgeSql(edge, yearlyRows(touch, days, scope), noInteger, compiled)(stretch, most)];
        };
      const behind = stretched('behind', (stretch) => turnsBehind(edge, all, stretch, scope));
      const open = edgeSql(edge, crossedRows(touch, scope), behind, compiled);
      return (stretch, most) => {
        const { low, high } = crossed(touch, stretch, scope.plan.catalog.zone);
        return low > high ? [] : [open(stretch, most)];
      };
    }),
    gather: compiled({
      name: 'how often the clock touches whom',
      sql: sql`insert into ${sql.id(STEP_TABLES.edge)} (${names([STATE_KEY, 'edges', 'instant', 'entry'])}) select customer, sum(edges), ${once}, min(entry) from ${sql.id(STEP_TABLES.part)} group by customer`,
    }),
  };
};

/** `behind`: how many ms behind the fact it turns; missing where that is not known. */
const edgeSql = (
  { part, turns, isEntry }: Edge,
  touched: Sql,
  behind: Sql,
  compiled: (statement: Statement) => NamedSql,
): ((stretch: Stretch, most: number) => EdgeSql) => {
  const name = `whom the clock touches: ${part}`;
  const instant = sql`(touched.fact + cast(${behind} as bigint))`;
  const from = sql`from (${touched}) as touched`;
  const into = compiled({
    name,
    sql: sql`insert into ${sql.id(STEP_TABLES.part)} (${names(['part', STATE_KEY, 'edges', 'instant', 'entry'])}) select ${text(part)}, touched.customer, ${integer(turns)}, ${instant}, ${integer(isEntry ? 1 : 0)} ${from} limit ${MOST}`,
  });
  const rows = compiled({ name, sql: sql`select touched.customer as customer, ${instant} as instant ${from}` });
  return (stretch, most) => ({
    part,
    turns,
    isEntry,
    into: atMost(overStretch(into, stretch), most),
    rows: overStretch(rows, stretch),
  });
};

const MOST = new Open('most');

const atMost = (statement: NamedSql, most: number): NamedSql => ({
  ...statement,
  parameters: statement.parameters.map((each) =>
    each === MOST ? BigInt(Math.min(most, Number.MAX_SAFE_INTEGER)) : each,
  ),
});

/** The instant of all that turns, where that is one, and either events make it turn or the clock. */
const once = sql`case when ((count(instant) = count(*)) and (min(instant) = max(instant)) and (min(entry) = max(entry))) then min(instant) end`;

const roomFor = (dialect: Dialect): readonly Statement[] => {
  const touch: readonly StoredColumn[] = [
    { name: 'edges', storage: 'integer' },
    { name: 'instant', storage: 'integer' },
    { name: 'entry', storage: 'flag' },
  ];
  const parts: readonly StoredColumn[] = [
    { name: 'part', storage: 'text' },
    { name: STATE_KEY, storage: 'text' },
    ...touch,
  ];
  return [
    ...emptyHeap(dialect, STEP_TABLES.part, parts),
    {
      name: `find ${STEP_TABLES.part} by part`,
      sql: sql`create index if not exists ${sql.id(`${STEP_TABLES.part}_of`)} on ${sql.id(STEP_TABLES.part)} (part, customer)`,
    },
    ...emptyScratch(dialect, STEP_TABLES.edge, perCustomer(dialect, STATE_KEY, touch)),
  ];
};
