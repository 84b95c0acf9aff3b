import { type AnswerTarget, type Plan, type Prepared, prepare, segmentReasons, tagReasons, why } from '@tagwright/dsl';
import { asEvaluated } from '@tagwright/engine';
import type { Caller } from '../auth/roles.js';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import type { ReasonsShape } from './card-shape.js';
import { ruleWords } from './rule-words.js';

/** Asks for the reasons of everything; a tag or a segment of this name is meant before. */
const EVERYTHING = 'all';

const prepared = new WeakMap<Plan, Prepared>();

const preparedFor = (plan: Plan): Prepared => {
  const known = prepared.get(plan) ?? prepare(plan);
  prepared.set(plan, known);
  return known;
};

/**
 * Why a customer has, or has not, what a name stands for: a tag, a segment, or `all` of them. It reads all that is
 * recorded of the customer. Throws `no-such-tag-or-segment`.
 */
export const reasonsFor = async (deps: Deps, caller: Caller, id: string, asked: string): Promise<ReasonsShape> => {
  const { inForce, plan } = await bookSeenBy(deps, caller);
  const target = targetNamed(plan, asked);
  const { facts, asOf, held, heldAt } = await asEvaluated(deps.store, plan, id);
  const options = { heldAt, ...(target === undefined ? {} : { target }) };
  const seen = why(preparedFor(plan), facts, asOf, held, options);
  const words = ruleWords(inForce);
  return {
    tags: seen.tags.map((tag) => {
      const { name = '', values, cases } = tagReasons(tag, words);
      return { name, values: [...values], cases: cases.map((each) => ({ ...each })) };
    }),
    segments: seen.segments.map((segment) => {
      const { name = '', member, condition } = segmentReasons(segment, words);
      return { name, member, condition: { ...condition } };
    }),
  };
};

/** Undefined: everything. */
const targetNamed = ({ tags, segments }: Plan, asked: string): AnswerTarget | undefined => {
  const name = asked.normalize('NFC');
  const tag = tags.find(({ names }) => names.includes(name));
  if (tag !== undefined) return { tag: tag.id };
  const segment = segments.find(({ names }) => names.includes(name));
  if (segment !== undefined) return { segment: segment.id };
  if (name === EVERYTHING) return undefined;
  throw new ServerError(404, 'no-such-tag-or-segment', { name });
};
