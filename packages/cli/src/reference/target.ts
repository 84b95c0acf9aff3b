import { nearest, type Plan } from '@tagwright/dsl';
import type { Context } from '../context.js';
import { Refusal } from '../exit.js';

/** A tag or a segment, by its id in its plan, with all that it is called. */
export type NamedTarget =
  | { readonly kind: 'tag'; readonly id: Plan['tags'][number]['id']; readonly names: readonly string[] }
  | { readonly kind: 'segment'; readonly id: Plan['segments'][number]['id']; readonly names: readonly string[] };

/** What goes by a name in some books, at most one of each. Refuses where it is in none of them, with the names nearest to it. */
export const targetsNamed = ({ words }: Context, plans: readonly Plan[], name: string): readonly NamedTarget[] => {
  const written = name.normalize('NFC');
  const all = plans.map(targetsOf);
  const found = all.flatMap((targets) => targets.find(({ names }) => names.includes(written)) ?? []);
  if (found.length > 0) return found;
  const groups = new Map(all.flat().map(({ names }) => [names.join('\n'), names]));
  throw new Refusal(words.reference.unknownTarget(name, nearest(written, [...groups.values()], undefined)));
};

const targetsOf = ({ tags, segments }: Plan): readonly NamedTarget[] => [
  ...tags.map(({ id, names }) => ({ kind: 'tag' as const, id, names })),
  ...segments.map(({ id, names }) => ({ kind: 'segment' as const, id, names })),
];
