import type { RankThreshold } from '../../plan/types.js';
import type { Cell, Relation } from './cells.js';

type Cut = RankThreshold['cut'];

/** Thresholds of one family are in order for every population; between families nothing is certain. */
export const familyOf = (cut: Cut): string =>
  cut === 'average' ? 'average' : 'share' in cut ? 'share' : `count ${cut.from}`;

/**
 * Where a threshold lies in its family: the k-th smallest for a share s from below is never above the one for a larger
 * share, nor above the k-th largest for 1 - s, whatever the size of the population.
 */
export const placeOf = (cut: Cut): number => {
  if (cut === 'average') return 0;
  if ('count' in cut) return cut.from === 'largest' ? -cut.count : cut.count;
  const { numerator, denominator } = cut.share;
  // One place for each ten-thousandth of a percent, doubled: from below comes before from above.
  const tenths = (numerator * 1_000_000) / denominator;
  return cut.from === 'smallest' ? 2 * tenths : 2 * (1_000_000 - tenths) + 1;
};

/** How many thresholds of one value are combined: their standings grow with the square. */
const MOST_THRESHOLDS = 6;

/** How one ranked value can stand to the thresholds that conditions name. */
export class Standing {
  readonly #thresholds = new Map<string, RankThreshold>();

  add(rank: RankThreshold): void {
    this.#thresholds.set(rank.id, rank);
  }

  /** From the lowest to the highest. */
  ordered(): readonly RankThreshold[] {
    return [...this.#thresholds.values()].toSorted((a, b) => placeOf(a.cut) - placeOf(b.cut));
  }

  relationTo(rank: RankThreshold, cell: Cell): Relation | undefined {
    if (cell.kind !== 'standing') return undefined;
    const place = this.ordered().findIndex(({ id }) => id === rank.id);
    return cell.relations[place];
  }

  /**
   * Above the first thresholds, at the next ones, below the rest. Where values are tied, several thresholds are one, so
   * that a value can be at all of them.
   */
  cells(): readonly Cell[] | undefined {
    const count = this.#thresholds.size;
    if (count > MOST_THRESHOLDS) return undefined;
    const cells: Cell[] = [];
    for (let above = 0; above <= count; above += 1) {
      for (let at = 0; above + at <= count; at += 1) {
        const below = count - above - at;
        const relations: Relation[] = [
          ...Array.from({ length: above }, (): Relation => '>'),
          ...Array.from({ length: at }, (): Relation => '='),
          ...Array.from({ length: below }, (): Relation => '<'),
        ];
        cells.push({ kind: 'standing', relations });
      }
    }
    return cells;
  }
}

/** Whether it takes a tie between two thresholds, or at one of them by chance, to stand so. */
export const isTied = (cell: Cell): boolean =>
  cell.kind === 'standing' && cell.relations.filter((relation) => relation === '=').length > 1;
