import { sql } from 'kysely';
import { createBookTable } from '../books/table.js';
import { createLogTables } from '../log/tables.js';
import { isLaidOut } from '../store/laid-out.js';
import type { Layouts } from '../store/layout.js';
import type { Session } from '../store/store.js';

/** Customers of whom something changed since the last step, appended to by whoever changes it. */
export const DIRTY_TABLE = 'tw_dirty';

/** Who is not worked out yet, of a wave that is too large for one step: see `step/wave`. */
export const WAVE_TABLE = 'tw_wave';

/** How far the log goes: one row, once there is any. */
export const WATERMARK_TABLE = 'tw_watermark';

/** Before every fact (ms UTC): the earliest instant that JavaScript's dates know. */
export const EVER = -8_640_000_000_000_000;

/** The last one of them that is made: where it is there, all are. */
export const STEP_LAYOUTS: Layouts = {
  tables: [{ table: WATERMARK_TABLE, key: [], required: [], columns: [{ name: 'as_of', storage: 'integer' }] }],
  indexes: [],
};

/** Makes the tables that a step reads and writes beside the answers, where they are not there yet. */
export const createStepTables = async (session: Session): Promise<void> => {
  if (await isLaidOut(session, STEP_LAYOUTS)) return;
  await session.write(async (within) => {
    await createLogTables(within);
    await createBookTable(within);
    const { dialect } = within;
    const [text, integer] = [dialect.columnType('text'), dialect.columnType('integer')];
    // Without a key: the same customer may be there many times, and nobody who appends looks, or waits for another.
    await within.run(
      sql`create table if not exists ${sql.id(DIRTY_TABLE)} (customer ${text} not null, source ${text}, since ${integer} not null)`,
    );
    await within.run(
      sql`create table if not exists ${sql.id(WAVE_TABLE)} (customer ${text} primary key not null, since ${integer} not null, facts ${integer} not null)`,
    );
    await within.run(
      sql`create table if not exists ${sql.id(WATERMARK_TABLE)} (as_of ${integer} not null, book ${text} not null, population ${integer} not null, kept ${dialect.columnType('flag')} not null)`,
    );
  });
};
