import type { PlanTag } from '@tagwright/dsl';
import { answerColumns } from '@tagwright/dsl/sql';
import type { StoredValue } from '../results/metrics.js';
import type { TagPortrait } from './report.js';

type Row = Readonly<Record<string, StoredValue | null>>;

/** Counts the values of one tag, and who has none of them. */
export class TagTally {
  readonly #columns: readonly string[];
  readonly #counts = new Map<string, { group: number; everyone: number }>();
  readonly #without = { group: 0, everyone: 0 };

  constructor(readonly tag: PlanTag) {
    this.#columns = answerColumns(tag);
    for (const value of tag.values) this.#counts.set(value, { group: 0, everyone: 0 });
  }

  add(row: Row, isMember: boolean): void {
    const { exclusive, values } = this.tag;
    let isWithout = true;
    this.#columns.forEach((column, index) => {
      const cell = row[column];
      const counted = exclusive
        ? this.#counts.get(String(cell ?? ''))
        : cell === 1
          ? this.#counts.get(values[index] ?? '')
          : undefined;
      if (counted === undefined) return;
      isWithout = false;
      counted.everyone += 1;
      if (isMember) counted.group += 1;
    });
    if (!isWithout) return;
    this.#without.everyone += 1;
    if (isMember) this.#without.group += 1;
  }

  portrait(): TagPortrait {
    const values = this.tag.values.map((value) => ({
      value,
      ...(this.#counts.get(value) ?? { group: 0, everyone: 0 }),
    }));
    return { tag: this.tag, without: this.#without, values };
  }
}
