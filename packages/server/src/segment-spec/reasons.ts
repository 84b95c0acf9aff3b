import type { RowOutcome } from '../facts/take-in.js';
import type { Call } from './call.js';
import type { Reason } from './rejected.js';
import type { Refusal } from './translate.js';

/** Parameters of findings that may hold what somebody said of himself, or who he is. */
const PERSONAL: ReadonlySet<string> = new Set(['value', 'customer', 'merged', 'id', 'source']);
/** What is shown in their place. */
const HIDDEN = '…';

/**
 * Somebody else's visits from one device: the id of who is not logged in belongs to who came first, and nobody did anything
 * wrong.
 */
const EXPECTED: ReadonlySet<Reason['code']> = new Set(['merged-already']);

/** Names in a call may be of any length; so much of them tells what they are. */
const LONGEST = 100;

/** Adds up why calls were refused. */
export class Reasons {
  readonly #reasons = new Map<string, Reason & { count: number }>();

  add(call: Call, { code, params, column }: Refusal): void {
    if (EXPECTED.has(code)) return;
    const [type, event, field] = [call.type, eventOf(call), column ?? ''].map((text) => text.slice(0, LONGEST)) as [
      string,
      string,
      string,
    ];
    const key = JSON.stringify([code, type, event, field]);
    const known = this.#reasons.get(key);
    if (known !== undefined) known.count += 1;
    else {
      const messageId = call.messageId?.slice(0, LONGEST);
      this.#reasons.set(key, { code, type, event, field, params: withoutPersons(params), count: 1, messageId });
    }
  }

  addOutcome(call: Call, { outcome }: RowOutcome): void {
    if (outcome.outcome === 'refused' && 'finding' in outcome) this.add(call, outcome.finding);
  }

  get all(): readonly Reason[] {
    return [...this.#reasons.values()];
  }
}

const eventOf = ({ type, event }: Call): string => (type === 'track' ? (event ?? '') : '');

const withoutPersons = (params: Reason['params']): Reason['params'] =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, PERSONAL.has(name) ? HIDDEN : value]),
  ) as Reason['params'];
