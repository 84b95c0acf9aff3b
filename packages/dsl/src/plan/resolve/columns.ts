import { time } from '../../catalog/types.js';
import { canonicalJson } from '../hash.js';
import type { Column, ColumnId, HistoryColumn, RankId, RankThreshold } from '../types.js';
import type { Value } from '../values.js';

/**
 * Columns, thresholds and histories of the whole book, each kept once: two rules that measure the same thing share one column
 * (hash-consing on the canonical JSON of what it means).
 */
export class Registry {
  readonly #columns = new Map<string, Column>();
  readonly #byId = new Map<ColumnId, Column>();
  readonly #ranks = new Map<string, RankThreshold>();
  readonly #histories = new Map<string, HistoryColumn>();

  /** The value that reads the column, which is added unless the book has it already. */
  column(draft: Omit<Column, 'id' | 'level'>): Value {
    const key = canonicalJson(draft);
    let column = this.#columns.get(key);
    if (column === undefined) {
      const level = 1 + Math.max(-1, ...this.columnsIn(draft).map((id) => this.columnOf(id).level));
      column = { id: `c${this.#columns.size}`, level, ...draft };
      this.#columns.set(key, column);
      this.#byId.set(column.id, column);
    }
    return { kind: 'column', type: column.type, column: column.id };
  }

  /** Two names for one metric are two thresholds to show; what has to be worked out for them is one. */
  rank(draft: Omit<RankThreshold, 'id'>): RankId {
    const key = `${draft.label} ${canonicalJson(draft)}`;
    let rank = this.#ranks.get(key);
    if (rank === undefined) {
      rank = { id: `r${this.#ranks.size}`, ...draft };
      this.#ranks.set(key, rank);
    }
    return rank.id;
  }

  /** The instant out of a customer's history, which is added unless the book has it already. */
  history(draft: Omit<HistoryColumn, 'id'>): Value {
    const key = canonicalJson(draft);
    const history = this.#histories.get(key) ?? { id: `h${this.#histories.size}`, ...draft };
    this.#histories.set(key, history);
    return { kind: 'history', type: time, history: history.id };
  }

  columnOf(id: ColumnId): Column {
    const column = this.#byId.get(id);
    if (column === undefined) throw new Error(`no column ${id}`);
    return column;
  }

  /** The columns that any part of a plan tree reads. */
  columnsIn(tree: unknown): ColumnId[] {
    if (tree === null || typeof tree !== 'object') return [];
    if ('kind' in tree && tree.kind === 'column' && 'column' in tree) return [tree.column as ColumnId];
    return Object.values(tree).flatMap((part) => this.columnsIn(part));
  }

  columns(): readonly Column[] {
    return [...this.#columns.values()].toSorted(
      (a, b) => a.level - b.level || Number(a.id.slice(1)) - Number(b.id.slice(1)),
    );
  }

  ranks(): readonly RankThreshold[] {
    return [...this.#ranks.values()];
  }

  histories(): readonly HistoryColumn[] {
    return [...this.#histories.values()];
  }
}
