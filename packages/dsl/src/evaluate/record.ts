import type { Plan } from '../plan/types.js';
import { compareText } from '../plan/semantics/index.js';
import type { CustomerFacts, EventFact, FieldChange, HandSet, Stored } from '../plan/facts.js';

/** One customer's facts in the order in which they are looked at. */
export interface CustomerRecord {
  readonly id: string;
  readonly fields: Readonly<Record<string, Stored>>;
  /** In order of time; of several at one instant the later wins. */
  readonly changes: readonly FieldChange[];
  /** By table, in the order of time and then id. */
  readonly events: Readonly<Record<string, readonly EventFact[]>>;
  readonly handSet: readonly HandSet[];
  /** Since when the customer is known (ms UTC); undefined: since always. */
  readonly knownFrom: number | undefined;
}

const inOrder = (events: readonly EventFact[]): readonly EventFact[] =>
  events.length < 2 ? events : events.toSorted((a, b) => a.at - b.at || compareText(a.id, b.id));

export const recordOf = (plan: Plan, facts: CustomerFacts): CustomerRecord => {
  const { at } = plan.catalog.customer;
  const known = at === undefined ? undefined : facts.fields[at];
  return {
    id: facts.id,
    fields: facts.fields,
    changes: (facts.changes ?? []).toSorted((a, b) => a.at - b.at),
    events: Object.fromEntries(Object.entries(facts.events).map(([table, events]) => [table, inOrder(events)])),
    handSet: (facts.handSet ?? []).toSorted((a, b) => a.from - b.from || compareText(a.value, b.value)),
    knownFrom: known === undefined || known === null ? undefined : Number(known),
  };
};

/** The fields as they were recorded at an instant. */
export const fieldsAt = ({ fields, changes }: CustomerRecord, instant: number): Readonly<Record<string, Stored>> => {
  const past = changes.filter(({ at }) => at <= instant);
  return past.length === 0
    ? fields
    : { ...fields, ...Object.fromEntries(past.map(({ column, value }) => [column, value])) };
};
