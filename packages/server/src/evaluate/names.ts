import { bookChanges, type Plan } from '@tagwright/dsl';
import type { Asked } from '@tagwright/engine';
import type { ServerError } from '../errors/index.js';
import { noSuchMetric, noSuchSegment, noSuchTag } from '../visibility/no-such.js';

/** What somebody asks about by name; `undefined` stands for all of that kind. */
export interface AskedNames {
  readonly tags: readonly string[] | undefined;
  readonly segments: readonly string[] | undefined;
  readonly metrics: readonly string[] | undefined;
}

interface Named {
  readonly names: readonly string[];
}

/** What goes by the names in a plan, in the plan's order. Throws 404 for a name of nothing. */
export const askedByName = (plan: Plan, { tags, segments, metrics }: AskedNames): Asked => ({
  tags: named(plan.tags, tags, (name) => noSuchTag(plan, name)),
  segments: named(plan.segments, segments, (name) => noSuchSegment(plan, name)),
  metrics: named(plan.metrics, metrics, (name) => noSuchMetric(plan, name)),
});

const named = <Part extends Named>(
  parts: readonly Part[],
  names: readonly string[] | undefined,
  missing: (name: string) => ServerError,
): readonly Part[] => {
  if (names === undefined) return parts;
  const written = names.map((name) => name.normalize('NFC'));
  for (const name of written) if (!parts.some((part) => part.names.includes(name))) throw missing(name);
  return parts.filter((part) => part.names.some((name) => written.includes(name)));
};

/** The tags and segments that a draft makes, or makes mean something else. */
export const changedNames = (published: Plan, draft: Plan): Pick<AskedNames, 'tags' | 'segments'> => {
  const changes = bookChanges(published, draft).filter(({ change }) => change === 'new' || change === 'changed');
  const namesOf = (kind: 'tag' | 'segment'): readonly string[] =>
    changes.filter((each) => each.kind === kind).map(({ name }) => name);
  const isIn = (parts: readonly Named[]) => (name: string) => parts.some(({ names }) => names.includes(name));
  return { tags: namesOf('tag').filter(isIn(draft.tags)), segments: namesOf('segment').filter(isIn(draft.segments)) };
};
