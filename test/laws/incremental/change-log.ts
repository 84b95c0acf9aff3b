import type { Store } from '@tagwright/engine';
import type { Subject } from '../../oracle/story/index.js';

/** A row of the change log, as its table holds it. */
export interface Entry {
  readonly seq: number;
  readonly customer: string;
  readonly kind: 'tag' | 'segment';
  readonly name: string;
  /** Of a tag with several values, each of which comes and goes by itself. */
  readonly value: string | null;
  readonly old: string | null;
  readonly new: string | null;
  /** ms UTC. */
  readonly effective_at: number;
  readonly recorded_at: number;
  readonly cause: string;
}

const QUERY = `select seq, customer, kind, name, value, old, new, effective_at, recorded_at, cause from tw_change order by seq`;

/**
 * The log read the way that its contract says: of entries at one instant the last one written counts, and one whose value
 * is the same before and after says only that nothing turns there.
 */
export class ChangeLog {
  readonly #turns = new Map<string, ReadonlyMap<number, Entry>>();

  constructor(readonly entries: readonly Entry[]) {
    const turns = new Map<string, Map<number, Entry>>();
    for (const entry of entries) {
      if (entry.customer === '') continue;
      const line = lineOf(entry, entry.value ?? '');
      turns.set(line, (turns.get(line) ?? new Map<number, Entry>()).set(entry.effective_at, entry));
    }
    for (const [line, byInstant] of turns) {
      // An entry without a change says that nothing turns there, whatever was said of that instant before.
      const real = [...byInstant].filter(([, entry]) => entry.old !== entry.new);
      this.#turns.set(line, new Map(real.sort(([a], [b]) => a - b)));
    }
  }

  static async of(store: Store): Promise<ChangeLog> {
    const entries: Entry[] = [];
    for await (const row of store.rows<Entry>({ sql: QUERY, parameters: [] })) entries.push(row);
    return new ChangeLog(entries);
  }

  /** The values at an instant, in no order. */
  valuesAt(instant: number, customer: string, { kind, name }: Subject): readonly string[] {
    return this.#linesOf(customer, kind, name).flatMap((turns) => {
      const value = [...turns.values()].findLast((turn) => turn.effective_at <= instant && turn.old !== turn.new)?.new;
      return value === undefined || value === null ? [] : [value];
    });
  }

  /** The instants at which the answer turns. */
  instantsOf(customer: string, { kind, name }: Subject): readonly number[] {
    return this.#linesOf(customer, kind, name).flatMap((turns) => [...turns.keys()]);
  }

  /** Everybody of whom it speaks. */
  customers(): readonly string[] {
    return [...new Set(this.entries.map(({ customer }) => customer))].filter((id) => id !== '');
  }

  /** What the log cannot be whatever happened: numbered with gaps, or old values that were never there. */
  faults(): readonly string[] {
    const gap = this.entries.findIndex(({ seq }, i) => Number(seq) !== i + 1);
    const gaps = gap < 0 ? [] : [`entry ${gap + 1} of the log has the number ${this.entries[gap]?.seq}`];
    return [...gaps, ...[...this.#turns.values()].flatMap((turns) => brokenLinks(turns, this.entries))];
  }

  #linesOf(customer: string, kind: string, name: string): readonly ReadonlyMap<number, Entry>[] {
    const start = lineOf({ customer, kind, name }, '').slice(0, -3);
    return [...this.#turns].filter(([line]) => line.startsWith(start)).map(([, turns]) => turns);
  }
}

function lineOf({ customer, kind, name }: { customer: string; kind: string; name: string }, value: string): string {
  return JSON.stringify([customer, kind, name, value]);
}

/** Each turn begins with what the one before it left, or with what an earlier entry of the same instant said. */
function brokenLinks(turns: ReadonlyMap<number, Entry>, all: readonly Entry[]): readonly string[] {
  const inOrder = [...turns.values()].filter((entry) => entry.old !== entry.new);
  return inOrder.flatMap((entry, i) => {
    const before = inOrder[i - 1]?.new ?? null;
    const isAfterAnother = all.some(
      (other) => other.seq < entry.seq && isTwin(other, entry) && other.new === entry.old,
    );
    return entry.old === before || isAfterAnother
      ? []
      : [`entry ${entry.seq} turns ${show(entry.old)} into ${show(entry.new)}, but before it stood ${show(before)}`];
  });
}

/** They speak of the same instant of the same answer. */
function isTwin(a: Entry, b: Entry): boolean {
  return a.effective_at === b.effective_at && lineOf(a, a.value ?? '') === lineOf(b, b.value ?? '');
}

function show(value: string | null): string {
  return value === null ? 'nothing' : `\`${value}\``;
}
