import type { Column, ColumnId, HistoryColumn, RankThreshold } from '../types.js';
import { canonicalJson } from '../hash.js';
import { eachPart } from '../each-part.js';
import { Shared, type Taken } from './shared.js';

/**
 * Columns, thresholds and histories of the whole book, each kept once: two rules that measure the same thing share one column
 * (hash-consing on the canonical JSON of what it means).
 */
export class Registry {
  readonly columns = new Shared<Column>('c');
  readonly ranks = new Shared<RankThreshold>('r');
  readonly histories = new Shared<HistoryColumn>('h');

  column(draft: Omit<Column, 'id' | 'level'>): Taken<Column> {
    return this.columns.take(canonicalJson(draft), (id) => ({
      id,
      level: 1 + Math.max(-1, ...columnsIn(draft).map((read) => this.columns.of(read).level)),
      ...draft,
    }));
  }

  /** Two names for one metric are two thresholds to show; what has to be worked out for them is one. */
  rank(draft: Omit<RankThreshold, 'id'>): Taken<RankThreshold> {
    return this.ranks.take(`${draft.label} ${canonicalJson(draft)}`, (id) => ({ id, ...draft }));
  }

  history(draft: Omit<HistoryColumn, 'id'>): Taken<HistoryColumn> {
    return this.histories.take(canonicalJson(draft), (id) => ({ id, ...draft }));
  }

  /** By level, then id. */
  columnsByLevel(): readonly Column[] {
    return this.columns.all.toSorted((a, b) => a.level - b.level);
  }

  /** How much it holds: it only ever grows. */
  get size(): number {
    return this.columns.size + this.ranks.size + this.histories.size;
  }
}

/** The columns that any part of a plan tree reads. */
export const columnsIn = (tree: unknown): ColumnId[] => {
  const found: ColumnId[] = [];
  const visit = (part: unknown): void => {
    if (part === null || typeof part !== 'object') return;
    if ('kind' in part && part.kind === 'column' && 'column' in part) found.push(part.column as ColumnId);
    else eachPart(part, visit);
  };
  visit(tree);
  return found;
};
