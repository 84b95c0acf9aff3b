import {
  conditionReasons,
  type Plan,
  type PlanSegment,
  type PlanTag,
  sharedParts,
  type WordingOf,
  wordingOf,
} from '@tagwright/dsl';
import { type BookEffects, EngineError, effectsOf, type Explained } from '@tagwright/engine';
import type { KeyRole } from '../auth/roles.js';
import { defineJob } from '../jobs/index.js';
import { type CheckAsked, type Checked, checkFiles } from './check.js';
import { beyondReach } from './reach.js';

/** Why a customer has another answer under a draft: the cases of the values that he leaves and enters, or the condition. */
export interface Reason {
  readonly customer: string;
  readonly kind: 'tag' | 'segment';
  readonly name: string;
  /** The values under the draft; of a segment none. */
  readonly values?: readonly string[];
  readonly member?: boolean;
  readonly because: readonly {
    readonly value?: string;
    readonly holds: boolean;
    /** With what was seen of it, part by part. */
    readonly condition?: Readonly<Record<string, unknown>>;
  }[];
}

/** What the draft would do, in plain data. */
export interface Planned {
  readonly checked: Checked;
  /** Undefined where there are errors, or no answers to hold the draft against. */
  readonly effects: Omit<BookEffects, 'explained'> | undefined;
  readonly reasons: readonly Reason[];
  /** Why there are no effects to be told, though the rules are sound. */
  readonly unknown: 'no-answers' | 'past-unknown' | 'catalog-changed' | undefined;
  readonly cost: Cost | undefined;
}

export interface Cost {
  /** What the draft measures in all: columns, thresholds, histories; and how much of it is not measured yet. */
  readonly measured: number;
  readonly newlyMeasured: number;
  /** How long working out the effects took. */
  readonly milliseconds: number;
}

export interface PlanAsked extends CheckAsked {
  /** Of whoever asks: what a catalog of his own would read is worked out for engineers alone. */
  readonly role: KeyRole;
}

/** Counts what putting files in force would do to the customers. */
export const planBookJob = defineJob('book.plan', async (context, asked: PlanAsked): Promise<Planned> => {
  const { checked, compilation, inForce } = await checkFiles(context, asked);
  const draft = checked.plan;
  const nothing = { checked, effects: undefined, reasons: [], cost: undefined };
  if (draft === undefined) return { ...nothing, unknown: undefined };
  if (inForce === undefined) return { ...nothing, unknown: 'no-answers' };
  if (beyondReach(inForce.catalog, draft.catalog, asked.role).length > 0)
    return { ...nothing, unknown: 'catalog-changed' };
  const began = performance.now();
  try {
    const plans = { draft, published: inForce };
    const { explained, ...effects } = await context.scratch((session, transaction) =>
      transaction(() => effectsOf(session, context.store.name, plans)),
    );
    const milliseconds = Math.round(performance.now() - began);
    const wording = wordingOf(compilation);
    const cost = { ...measuredBy(draft, inForce), milliseconds };
    return {
      checked,
      effects,
      reasons: explained.map((each) => reasonOf(each, draft, wording)),
      cost,
      unknown: undefined,
    };
  } catch (thrown) {
    if (!(thrown instanceof EngineError)) throw thrown;
    if (thrown.code === 'draft-past-unknown') return { ...nothing, unknown: 'past-unknown' };
    if (thrown.code === 'not-evaluated') return { ...nothing, unknown: 'no-answers' };
    throw thrown;
  }
});

const measuredBy = (draft: Plan, inForce: Plan): Omit<Cost, 'milliseconds'> => {
  const shared = sharedParts(draft, inForce);
  const measured = [...draft.columns, ...draft.ranks, ...draft.histories];
  return { measured: measured.length, newlyMeasured: measured.filter(({ id }) => !shared.has(id)).length };
};

const reasonOf = ({ customer, kind, name, seen }: Explained, draft: Plan, wording: WordingOf): Reason => {
  const who = { customer, kind, name };
  if ('segment' in seen) {
    const drawn = conditionReasons(seen.condition, asWrittenIn(draft.segments, seen.segment, wording));
    return { ...who, member: seen.member, because: [{ holds: seen.member, condition: { ...drawn } }] };
  }
  const words = asWrittenIn(draft.tags, seen.tag, wording);
  // In an exclusive tag the cases before the one that gives the value tell why it is not theirs.
  const giving = seen.cases.findIndex(({ gives }) => gives);
  const told = seen.tag.exclusive && giving !== -1 ? seen.cases.slice(0, giving + 1) : seen.cases;
  return {
    ...who,
    values: seen.values,
    because: told.map(({ case: { value }, holds, condition }) => ({
      value,
      holds,
      ...(condition === undefined ? {} : { condition: { ...conditionReasons(condition, words) } }),
    })),
  };
};

/** The words of a rule's parts, though it goes by other ids here: the same tree, part by part. */
const asWrittenIn = (
  parts: readonly (PlanTag | PlanSegment)[],
  renamed: PlanTag | PlanSegment,
  wording: WordingOf,
): WordingOf => {
  const own = parts.find(({ names }) => names[0] === renamed.names[0]);
  const originals = new Map<object, object>();
  const walk = (one: unknown, other: unknown): void => {
    if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return;
    originals.set(one, other);
    const counterparts = other as Readonly<Record<string, unknown>>;
    for (const [key, part] of Object.entries(one)) walk(part, counterparts[key]);
  };
  walk(renamed, own);
  return (part) => wording(originals.get(part) ?? part);
};
