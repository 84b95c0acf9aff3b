import { isAnythingDirty } from '../dirty/dirty.js';
import { WATERMARK_TABLE } from '../dirty/tables.js';
import { lastSeq } from '../log/append.js';
import type { Session } from '../store/store.js';
import { watermark } from './watermark.js';

/** How far the answers have come. */
export interface Standing {
  /** The instant (ms UTC) of the last step. */
  readonly asOf: number;
  /** The hash of the book in force. */
  readonly book: string;
  readonly population: number;
  /** The number of the log's last entry. */
  readonly lastSeq: number;
  /** Whether facts wait for a step, whoever told them. */
  readonly isAnythingDirty: boolean;
}

/**
 * How far the answers have come, at the cost of three short reads: whoever makes steps beside others asks it now and
 * then. Undefined where no step was ever made.
 */
export const standing = async (session: Session): Promise<Standing | undefined> => {
  if ((await session.columnsOf(WATERMARK_TABLE)).length === 0) return undefined;
  const mark = await watermark(session);
  if (mark === undefined) return undefined;
  const { asOf, book, population } = mark;
  return {
    asOf,
    book,
    population,
    lastSeq: await lastSeq(session),
    isAnythingDirty: await isAnythingDirty(session),
  };
};
