import {
  type Compilation,
  conditionReasons,
  type Plan,
  type PlanSegment,
  type PlanTag,
  sharedParts,
  type WordingOf,
  wordingOf,
} from '@tagwright/dsl';
import { EngineError } from '../errors/engine-error.js';
import { type BookEffects, type EffectsAsked, effectsOf } from '../preview/effects.js';
import type { Explained } from '../preview/explained.js';
import type { Session } from '../store/store.js';
import { takenBack } from '../store/taken-back.js';

/** What putting a draft in force would do, as far as it can be told. */
export interface Planned {
  /** Undefined where there are no answers to hold the draft against. */
  readonly effects: BookEffects | undefined;
  /** Why there are none. */
  readonly unknown: 'no-answers' | 'past-unknown' | undefined;
  readonly cost: PlanCost | undefined;
}

export interface PlanCost {
  /** What the draft measures in all: columns, thresholds, histories; and how much of it is not measured yet. */
  readonly measured: number;
  readonly newlyMeasured: number;
  /** How long working out the effects took. */
  readonly milliseconds: number;
}

/**
 * Holds a draft against the answers that are kept for the published book, or against another book by what is kept for that. Nothing of it stays in the database, which
 * has to let temporary tables be made. `path` names it. Throws `EngineError` for what lies outside of both books.
 */
export const plannedEffects = async (session: Session, path: string, plans: EffectsAsked): Promise<Planned> => {
  const nothing = { effects: undefined, cost: undefined };
  const began = performance.now();
  try {
    const effects = await takenBack(session, () => effectsOf(session, path, plans));
    const milliseconds = Math.round(performance.now() - began);
    return { effects, unknown: undefined, cost: { ...measuredBy(plans), milliseconds } };
  } catch (thrown) {
    if (!(thrown instanceof EngineError)) throw thrown;
    if (thrown.code === 'draft-past-unknown') return { ...nothing, unknown: 'past-unknown' };
    if (thrown.code === 'not-evaluated') return { ...nothing, unknown: 'no-answers' };
    throw thrown;
  }
};

const measuredBy = ({ draft, published }: EffectsAsked): Omit<PlanCost, 'milliseconds'> => {
  const shared = sharedParts(draft, published);
  const measured = [...draft.columns, ...draft.ranks, ...draft.histories];
  return { measured: measured.length, newlyMeasured: measured.filter(({ id }) => !shared.has(id)).length };
};

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

/** What was seen of customers whose answers a draft changes, in the words of the draft, as plain data. */
export const reasonsOfDraft = (
  explained: readonly Explained[],
  draft: Pick<Compilation, 'origins' | 'parsed'> & { readonly plan: Plan },
) => {
  const wording = wordingOf(draft);
  return explained.map((each) => reasonOf(each, draftWording(each, draft.plan, wording)));
};

const reasonOf = ({ customer, kind, name, seen }: Explained, wording: WordingOf): Reason => {
  const who = { customer, kind, name };
  if ('segment' in seen) {
    const drawn = conditionReasons(seen.condition, wording);
    return { ...who, member: seen.member, because: [{ holds: seen.member, condition: { ...drawn } }] };
  }
  // In an exclusive tag the cases before the one that gives the value tell why it is not theirs.
  const giving = seen.cases.findIndex(({ gives }) => gives);
  const told = seen.tag.exclusive && giving !== -1 ? seen.cases.slice(0, giving + 1) : seen.cases;
  return {
    ...who,
    values: seen.values,
    because: told.map(({ case: { value }, holds, condition }) => ({
      value,
      holds,
      ...(condition === undefined ? {} : { condition: { ...conditionReasons(condition, wording) } }),
    })),
  };
};

/** The words of what was seen under a draft: its parts go by other ids there, but the trees are the same, part by part. */
export const draftWording = ({ seen }: Pick<Explained, 'seen'>, draft: Plan, wording: WordingOf): WordingOf =>
  'segment' in seen ? asWrittenIn(draft.segments, seen.segment, wording) : asWrittenIn(draft.tags, seen.tag, wording);

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
