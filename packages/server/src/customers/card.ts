import { customerCard, type CustomerCard, type FieldValue, type Held } from '@tagwright/engine';
import type { Caller } from '../auth/roles.js';
import type { Deps } from '../deps.js';
import { instantText } from '../http/lists.js';
import { personalTagsOf } from '../personal/rows.js';
import { natural } from '../segments/natural.js';
import { settersOf } from '../tags/setters.js';
import { type BookSeen, bookSeenBy } from '../visibility/book-seen.js';
import type { CardShape } from './card-shape.js';
import { dimensionsOf } from './catalog.js';
import { orNoSuchCustomer } from './known.js';
import { ruleWords, whyMember, whyValue } from './rule-words.js';
import { unitOf } from './typed.js';

/** What somebody may see of a customer. Throws `no-such-customer`. */
export const cardFor = async (deps: Deps, caller: Caller, given: string): Promise<CardShape> => {
  const seen = await bookSeenBy(deps, caller);
  const { store, clock } = deps;
  const card = await orNoSuchCustomer(given, () => customerCard(store, seen.plan, given, clock()));
  const ids = [card.id, ...card.mergedIds];
  const setters = await settersOf(store, ids);
  const personal = await personalTagsOf(store, caller.id, ids);
  return {
    id: card.id,
    mergedIds: [...card.mergedIds],
    asOf: instantText(card.asOf),
    answered: card.isAnswered,
    dimensions: byDimension(card.fields),
    metrics: card.metrics.map(shownMetric),
    ...heldShown(seen, card.held),
    handSet: card.handSet.map(({ tag, value, from, until }) => {
      const by = setters.find((each) => each.tag === tag && each.value === value && each.from === from)?.name;
      return {
        tag,
        value,
        from: instantText(from),
        ...(until === undefined ? {} : { until: instantText(until) }),
        ...(by === undefined ? {} : { by }),
      };
    }),
    personalTags: personal.map(({ name, since }) => ({ name, since: instantText(since) })),
  };
};

/** Dimensions in the order of the book, and what is filed under none of them last. */
const byDimension = (fields: readonly FieldValue[]): CardShape['dimensions'] =>
  [...dimensionsOf(fields.map(({ field }) => field)), undefined].flatMap((name) => {
    const own = fields.filter(({ field }) => field.group === name);
    const shown = own.map(({ field: { names, type }, value }) => ({
      name: names[0] ?? '',
      type: type.kind,
      value: natural(type, value),
    }));
    return shown.length === 0 ? [] : [{ name: name ?? null, fields: shown }];
  });

const shownMetric = ({ metric, value }: CustomerCard['metrics'][number]): CardShape['metrics'][number] => {
  const { type } = metric.value;
  const unit = unitOf(type);
  return {
    name: metric.names[0] ?? '',
    type: type.kind,
    ...(unit === undefined ? {} : { unit }),
    value: value === undefined ? null : natural(type, value),
  };
};

const heldShown = ({ inForce, plan }: BookSeen, held: readonly Held[]): Pick<CardShape, 'tags' | 'segments'> => {
  const words = ruleWords(inForce);
  const [tags, segments]: [CardShape['tags'], CardShape['segments']] = [[], []];
  for (const { kind, name, value, since, until } of held) {
    const times = {
      ...(since === undefined ? {} : { since: instantText(since) }),
      ...(until === undefined ? {} : { until: instantText(until) }),
    };
    const isIt = ({ names }: { readonly names: readonly string[] }): boolean => names[0] === name;
    if (kind === 'segment') {
      const segment = plan.segments.find(isIt);
      segments.push({ name, ...times, why: segment === undefined ? [] : whyMember(segment, words) });
      continue;
    }
    const tag = plan.tags.find(isIt);
    if (tag === undefined || value === undefined) continue;
    tags.push({ name, value, manual: tag.manual, ...times, why: whyValue(tag, value, words) });
  }
  return { tags, segments };
};
