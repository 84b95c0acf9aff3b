import type { Plan } from '@tagwright/dsl';
import { EngineError } from '../errors/engine-error.js';
import { createIngestTables } from '../facts/ingest/tables.js';
import { refresh } from '../step/refresh.js';
import type { StepReport } from '../step/report.js';
import type { Store } from '../store/store.js';
import type { BookFile } from './files.js';
import { createPublicationTables } from './tables.js';
import { adopt, latestVersion, recordVersion } from './versions.js';

/** A book to be put in force, and how it is written. */
export interface BookToPublish {
  readonly plan: Plan;
  readonly files: readonly BookFile[];
  /** The version that it was made on, and that has to be the last one still; 0: none. Any if left out. */
  readonly baseVersion?: number;
  readonly by?: string;
  readonly email?: string;
  readonly note?: string;
  /** The version whose files it brings back. */
  readonly rollsBack?: number;
}

export interface Publication {
  readonly version: number;
  /** Undefined where it means what was in force: then only its words were written down. */
  readonly step: StepReport | undefined;
}

/**
 * Puts a book in force at `now` (ms UTC) and writes down its files, all in one transaction: the answers of everybody are
 * its own afterwards. Throws `book-version-changed`, `clock-backwards`.
 */
export const publishBook = (store: Store, { plan, ...how }: BookToPublish, now: number): Promise<Publication> =>
  store.write(async (session) => {
    await createPublicationTables(session);
    // What other programs put in force meanwhile counts as a version.
    await adopt(session);
    const { hash } = plan;
    const last = await latestVersion(session);
    const current = last?.version ?? 0;
    const { baseVersion: base = current } = how;
    if (base !== current) throw new EngineError('book-version-changed', { base, current });
    const published = { ...how, hash };
    if (last?.hash === hash) return { version: await recordVersion(session, published, now), step: undefined };
    await createIngestTables(session, plan.catalog);
    const { by, note } = how;
    const who = { ...(by === undefined ? {} : { by }), ...(note === undefined ? {} : { note }) };
    const step = await refresh(session, plan, now, who);
    return { version: await recordVersion(session, published, now), step };
  });
