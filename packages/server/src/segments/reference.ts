import type { Plan } from '@tagwright/dsl';
import type { CustomerGroup } from '@tagwright/engine';
import { ServerError } from '../errors/index.js';
import { noSuchSegment, noSuchTag } from '../visibility/no-such.js';

/** A group by its names, as a request has it and another process can be told. */
export type GroupReference =
  | { readonly kind: 'segment'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string; readonly value: string };

/** The group that a plan has by any of its names. Throws 404: what somebody may not see is not there. */
export const groupIn = (plan: Plan, reference: GroupReference): CustomerGroup => {
  const name = reference.name.normalize('NFC');
  if (reference.kind === 'segment') {
    const segment = plan.segments.find(({ names }) => names.includes(name));
    if (segment === undefined) throw noSuchSegment(plan, name);
    return { kind: 'segment', segment };
  }
  const tag = plan.tags.find(({ names }) => names.includes(name));
  if (tag === undefined) throw noSuchTag(plan, name);
  const value = reference.value.normalize('NFC');
  if (!tag.values.includes(value))
    throw new ServerError(404, 'no-such-value', { tag: tag.names[0] ?? name, value, declared: tag.values });
  return { kind: 'tag', tag, value };
};

/** A group by the name that is shown first, as the log knows it. Throws 404. */
export const firstNamed = (plan: Plan, reference: GroupReference): GroupReference => {
  const group = groupIn(plan, reference);
  if (group.kind === 'segment') return { kind: 'segment', name: group.segment.names[0] ?? '' };
  if (group.kind === 'tag') return { kind: 'tag', name: group.tag.names[0] ?? '', value: group.value };
  throw new Error('a name stands for a tag or a segment');
};

/** `RFM: 重要保持`, as people name a tag with its value. */
export const shownName = (reference: GroupReference): string =>
  reference.kind === 'segment' ? reference.name : `${reference.name}: ${reference.value}`;
