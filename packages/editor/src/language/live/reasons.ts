import {
  conditionReasons,
  type ConditionReasons,
  type ConditionSeen,
  type CustomerFacts,
  nearestCase,
  nearestMiss,
  nextChange,
  type Plan,
  prepare,
  segmentReasons,
  tagReasons,
  why,
  type WordingOf,
  wordingOf,
} from '@tagwright/dsl';
import type { RuleKey } from './shape.js';
import type { SampleCustomers } from './samples.js';
import type { SoundPart } from './sound-book.js';
import { partOf, targetOf } from './target.js';

/** A condition with what it came to, and where it is written. */
export interface PlacedReasons extends Omit<ConditionReasons, 'parts'> {
  readonly place?: { readonly file: string; readonly start: number; readonly end: number };
  readonly parts?: readonly PlacedReasons[];
}

/** Draws what was seen, with the words of the book as it is written. */
export class Reasons {
  readonly #part: SoundPart;
  readonly #wording: WordingOf;

  constructor(part: SoundPart) {
    this.#part = part;
    const { planned, workspace } = part;
    const parsed = workspace.files.map((file) => workspace.parsed(file));
    this.#wording = wordingOf({ origins: planned.origins, parsed });
  }

  /** Why a customer has the answers of a tag or a segment, what lacks the least, and what the clock alone will do. */
  of(rule: RuleKey, facts: CustomerFacts, samples: SampleCustomers, plan: Plan) {
    const target = targetOf(rule, plan);
    if (target === undefined) return undefined;
    const prepared = prepare(plan);
    const held = samples.under(plan).held(partOf(plan, target));
    const seen = why(prepared, facts, samples.now, held, { target });
    const next = nextChange(prepared, facts, samples.now, target, held);
    const at = next.kind === 'change' ? new Date(next.at).toISOString() : undefined;
    const values = next.kind === 'change' ? next.values : [];
    const [tag] = seen.tags;
    if (tag !== undefined) {
      const { name = '', ...told } = tagReasons(tag, this.#wording);
      const nearest = nearestCase(tag.cases);
      return {
        kind: 'tag' as const,
        reasons: {
          ...told,
          name,
          cases: told.cases.map(({ condition, ...each }, index) => {
            const own = tag.cases[index]?.condition;
            return { ...each, ...(own === undefined ? {} : { condition: this.#placed(condition, own) }) };
          }),
          nearest: nearest === undefined ? null : { value: nearest.seen.case.value, ...this.misses(nearest.condition) },
          next: at === undefined ? null : { at, values },
        },
      };
    }
    const [segment] = seen.segments;
    if (segment === undefined) return undefined;
    const { name = '', ...told } = segmentReasons(segment, this.#wording);
    return {
      kind: 'segment' as const,
      reasons: {
        ...told,
        name,
        condition: this.condition(segment.condition),
        nearest: segment.member ? null : this.misses(segment.condition),
        next: at === undefined ? null : { at, member: values.length > 0 },
      },
    };
  }

  condition(seen: ConditionSeen): PlacedReasons {
    return this.#placed(undefined, seen);
  }

  misses(condition: ConditionSeen) {
    return {
      misses: nearestMiss(condition).map(({ leaf, wanted, distance }) => ({
        ...this.condition(leaf),
        wanted,
        ...(distance === undefined ? {} : { distance }),
      })),
    };
  }

  /** What stands beside a part of the plan: a condition, or a step of a test. */
  placeOf(part: object): PlacedReasons['place'] {
    const origin = this.#part.planned.origins.get(part);
    return origin === undefined ? undefined : { file: origin.file, ...origin.node.span };
  }

  /** A part of the plan in its author's words; null for what the plan added itself. */
  textOf(part: object): string | null {
    return this.#wording(part)?.text ?? null;
  }

  #placed(given: ConditionReasons | undefined, seen: ConditionSeen): PlacedReasons {
    const { parts, ...reasons } = given ?? conditionReasons(seen, this.#wording);
    const place = this.placeOf(seen.node);
    return {
      ...reasons,
      ...(place === undefined ? {} : { place }),
      ...(parts === undefined ? {} : { parts: seen.children.map((child, index) => this.#placed(parts[index], child)) }),
    };
  }
}
