import type { AnswerTarget, Plan } from '@tagwright/dsl';
import type { RuleKey } from './shape.js';

/** What a rule is called in a plan. */
export const targetOf = (rule: RuleKey, plan: Plan): AnswerTarget | undefined => {
  const name = rule.slice(rule.indexOf(':') + 1);
  const tag = plan.tags.find(({ names }) => rule.startsWith('tag:') && names.includes(name));
  if (tag !== undefined) return { tag: tag.id };
  const segment = plan.segments.find(({ names }) => rule.startsWith('segment:') && names.includes(name));
  return segment === undefined ? undefined : { segment: segment.id };
};

/** The tag or segment that a target names. */
export const partOf = (plan: Plan, target: AnswerTarget): Plan['tags'][number] | Plan['segments'][number] | undefined =>
  'tag' in target
    ? plan.tags.find(({ id }) => id === target.tag)
    : plan.segments.find(({ id }) => id === target.segment);
