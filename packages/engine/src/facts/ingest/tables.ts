import type { Catalog, EventThing } from '@tagwright/dsl';
import { createStepTables, STEP_LAYOUTS } from '../../dirty/tables.js';
import { EngineError } from '../../errors/engine-error.js';
import type { Layouts, TableLayout } from '../../store/layout.js';
import { isLaidOut } from '../../store/laid-out.js';
import { remembered } from '../../store/remembered.js';
import {
  checkCatalogNames,
  createFactTables,
  createIndex,
  createLayout,
  factLayoutsOf,
  type Index,
  indexEventIds,
} from '../../store/schema.js';
import { DuplicateKey, type Session } from '../../store/store.js';

/** What is remembered of facts beside what they say. */
export const INGEST_TABLES = {
  /** Ids of events that were deleted: what is delivered late does not bring them back. */
  deleted: 'tw_deleted',
  /** Who was merged into whom, in the order of merging. */
  merge: 'tw_merge',
  /** What is recorded of each customer that has to do with a merge by itself: see `OwnFacts`. */
  own: 'tw_merge_own',
  /** Events that stand under the customer who goes on: of whom they were told. */
  origin: 'tw_merge_event',
  /** When values of tags were taken away by hand: what was set before, and is told of later, ended then too. */
  handRemoved: 'tw_hand_removed',
} as const;

const text = (name: string) => ({ name, storage: 'text' }) as const;
const integer = (name: string) => ({ name, storage: 'integer' }) as const;

const LAYOUTS: readonly TableLayout[] = [
  {
    table: INGEST_TABLES.deleted,
    key: ['table_name', 'id'],
    required: ['table_name', 'id'],
    columns: [text('table_name'), text('id')],
  },
  {
    table: INGEST_TABLES.merge,
    key: ['merged'],
    required: ['merged', 'customer', 'position'],
    columns: [text('merged'), text('customer'), integer('position')],
  },
  {
    table: INGEST_TABLES.own,
    key: ['customer'],
    required: ['customer', 'facts'],
    columns: [text('customer'), text('facts')],
  },
  {
    table: INGEST_TABLES.origin,
    key: ['table_name', 'id'],
    required: ['table_name', 'id', 'customer'],
    columns: [text('table_name'), text('id'), text('customer')],
  },
  {
    table: INGEST_TABLES.handRemoved,
    key: ['customer', 'tag', 'at', 'value'],
    required: ['customer', 'tag', 'at', 'value'],
    columns: [text('customer'), text('tag'), integer('at'), text('value')],
  },
];

/** Makes whatever table facts need and there is not yet. Throws like {@link createFactTables}, and `event-ids-repeat`. */
export const createIngestTables = async (session: Session, catalog: Catalog): Promise<void> => {
  checkCatalogNames(session.dialect, catalog);
  if (await isLaidOut(session, neededFor(catalog))) return;
  await createFactTables(session, catalog);
  for (const event of catalog.events) await tellApart(session, event);
  await createStepTables(session);
  for (const layout of LAYOUTS) await createLayout(session, layout);
  for (const index of INDEXES) await createIndex(session, index);
};

const INDEXES = [INGEST_TABLES.origin, INGEST_TABLES.merge].map((table): Index => ({
  name: `${table}_customer`,
  table,
  column: 'customer',
}));

const neededFor = remembered((catalog: Catalog): Layouts => {
  const ofFacts = factLayoutsOf(catalog);
  return {
    tables: [...ofFacts.tables, ...STEP_LAYOUTS.tables, ...LAYOUTS],
    indexes: [...ofFacts.indexes, ...INDEXES.map(({ name }) => name)],
  };
});

const tellApart = async (session: Session, event: EventThing): Promise<void> => {
  try {
    await indexEventIds(session, event);
  } catch (thrown) {
    if (!(thrown instanceof DuplicateKey)) throw thrown;
    throw new EngineError('event-ids-repeat', { table: event.table, column: event.columns.id }, { cause: thrown });
  }
};
