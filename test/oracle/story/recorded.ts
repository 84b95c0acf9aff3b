import type { Customer, FactValue, FieldChange, HandSet } from '../model/index.js';
import type { StoryFact } from './story.js';

type CustomerTold = Extract<StoryFact, { kind: 'customer' }>;
type Setting = Extract<StoryFact, { kind: 'hand-set' }>;
type Removal = Extract<StoryFact, { kind: 'hand-remove' }>;

/** What a field was from an instant (ms UTC) on; `null`: missing. */
type History = Map<number, FactValue | null>;

/** What is recorded of a customer beside the events. */
export class Recorded {
  /** Known since; `undefined`: since always. */
  at: number | undefined;
  readonly fields = new Map<string, History>();
  readonly settings: Setting[] = [];
  readonly removals: Removal[] = [];

  tell({ at, asOf, fields }: CustomerTold, arrived: number): void {
    if (at !== undefined) this.at = at;
    for (const [field, value] of Object.entries(fields)) {
      const history: History = this.fields.get(field) ?? new Map<number, FactValue | null>();
      // Who tells without an instant what is so anyway tells nothing.
      if (asOf === undefined && isSame(inForce(history, arrived), value)) continue;
      this.fields.set(field, history.set(asOf ?? arrived, value));
    }
  }

  /** With another customer: of a field that both know its own history, of others that of the other one. */
  with(other: Recorded): Recorded {
    const both = new Recorded();
    both.at = this.at === undefined || other.at === undefined ? undefined : Math.min(this.at, other.at);
    for (const name of new Set([...this.fields.keys(), ...other.fields.keys()])) {
      const [own, others] = [this.fields.get(name), other.fields.get(name)];
      const history = own && isKnown(own) ? own : (others ?? own);
      if (history) both.fields.set(name, history);
    }
    both.settings.push(...this.settings, ...other.settings);
    both.removals.push(...this.removals, ...other.removals);
    return both;
  }

  customer(id: string): Customer {
    const handSet = this.#handSet();
    return {
      id,
      ...(this.at !== undefined && { at: this.at }),
      ...this.#history(),
      ...(handSet.length > 0 && { handSet }),
    };
  }

  /** What was recorded first extends backwards; the rest are changes. */
  #history(): Pick<Customer, 'values' | 'changes'> {
    const values: Record<string, FactValue> = {};
    const changes: FieldChange[] = [];
    for (const [field, history] of this.fields) {
      const [first, ...later] = [...history].sort(([a], [b]) => a - b);
      if (first && first[1] !== null) values[field] = first[1];
      for (const [at, value] of later) changes.push({ at, field, ...(value !== null && { value }) });
    }
    return { values, ...(changes.length > 0 && { changes: changes.sort((a, b) => a.at - b.at) }) };
  }

  /** Of the same told twice the last counts; a removal ends whatever began by then, told before or after it. */
  #handSet(): readonly HandSet[] {
    const latest = new Map(this.settings.map((one) => [JSON.stringify([one.tag, one.value, one.from]), one]));
    return [...latest.values()].map(({ tag, value, from, until }) => {
      const isMeant = (one: Removal) => one.tag === tag && (one.value ?? value) === value && one.at >= from;
      const end = Math.min(until ?? Infinity, ...this.removals.filter(isMeant).map(({ at }) => at));
      return { tag, value, from, ...(end !== Infinity && { until: end }) };
    });
  }
}

function isKnown(history: History): boolean {
  return [...history.values()].some((value) => value !== null);
}

/** What was recorded last by then, or else first. */
function inForce(history: History, instant: number): FactValue | null {
  const inOrder = [...history].sort(([a], [b]) => a - b);
  return (inOrder.findLast(([at]) => at <= instant) ?? inOrder[0])?.[1] ?? null;
}

/** Texts are the same however their accents are written, and sets in whatever order. */
function isSame(a: FactValue | null, b: FactValue | null): boolean {
  return plain(a) === plain(b);
}

function plain(value: FactValue | null): string {
  const isSet = Array.isArray(value);
  const members = isSet ? [...new Set((value as readonly string[]).map((one) => one.normalize('NFC')))].sort() : value;
  return JSON.stringify(members).normalize('NFC');
}
