import { answersAsked, type Plan, type PlanCase, type PlanTag } from '@tagwright/dsl';
import { changesAfter, extentOfLog, lastTurn, type Store } from '@tagwright/engine';
import type { InForce } from '../book/book.js';
import { ruleWords } from '../customers/rule-words.js';
import type { Deps } from '../deps.js';
import type { Locale } from '../errors/index.js';
import { instantText } from '../http/lists.js';
import type { Sizes } from '../segments/jobs.js';
import { type Asking, sizesFor, sizeTold } from '../segments/list.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import { noSuchTag } from '../visibility/no-such.js';
import { adviceOfNumbers, adviceOfRules } from './advice.js';
import { tagsLookedAt } from './looked-at.js';
import type { TagRuleShape, TagShape } from './shape.js';

/** The tags that somebody may see, in the order of the book; of one name alone where that is asked for. */
export const tagsFor = async (
  deps: Deps,
  asking: Asking,
  locale: Locale,
  name?: string,
): Promise<readonly TagShape[]> => {
  const { inForce, plan } = await bookSeenBy(deps, asking.caller);
  const tags = name === undefined ? plan.tags : [tagNamed(plan, name)];
  const sizes = await sizesFor(deps, asking);
  const logFrom = await beginningOfLog(deps.store);
  // What is found in rules may name others, and so tell of what is hidden.
  const seesAll = plan === (inForce.compilation?.plan ?? inForce.plan);
  const lookedAt = seesAll ? await tagsLookedAt(deps, plan.tags, asking.signal) : undefined;
  const shown: TagShape[] = [];
  for (const tag of tags) {
    const lastChange = await lastTurn(deps.store, tag.names[0] ?? '');
    shown.push({
      ...declared(tag, inForce),
      values: tag.values.map((value) => ({
        value,
        ...expiryOf(tag, value),
        ...sizeTold(sizedValue(sizes, tag, value), sizes.population, deps.config),
      })),
      usedBy: usersOf(plan, tag),
      asOf: instantText(sizes.asOf),
      ...(lastChange === undefined ? {} : { lastChange: instantText(lastChange) }),
      advice: [
        ...adviceOfNumbers(tag, { sizes, lastChange, logFrom }, locale),
        ...(seesAll ? adviceOfRules(tag, inForce, lookedAt, locale) : []),
      ],
    });
  }
  return shown;
};

/** What gives the values of a tag, in the order of the book; nothing where its texts are not known. */
export const rulesOf = ({ cases }: PlanTag, inForce: InForce): readonly TagRuleShape[] => {
  const words = ruleWords(inForce);
  return cases.flatMap((each) => {
    const written = each.trigger.kind === 'when' ? words(each.trigger.condition) : words(each);
    return written === undefined ? [] : [{ value: each.value, ...written }];
  });
};

/** The tag of a name that a plan has. Throws `no-such-tag`. */
export const tagNamed = ({ tags }: Plan, name: string): PlanTag => {
  const tag = tags.find(({ names }) => names.includes(name.normalize('NFC')));
  if (tag === undefined) throw noSuchTag({ tags }, name);
  return tag;
};

type Declared = Omit<TagShape, 'values' | 'usedBy' | 'asOf' | 'lastChange' | 'advice'>;

const declared = (tag: PlanTag, { compilation }: InForce): Declared => {
  const { names, exclusive, manual, ordered, otherwise } = tag;
  const model = compilation?.checked.tags.find((each) => each.names.includes(names[0] ?? ''));
  const source = compilation?.parsed.find(({ path }) => path === model?.file);
  const [decl] = model?.decls ?? [];
  const place =
    source === undefined || decl === undefined
      ? undefined
      : { file: source.path, line: source.lineMap.lineAt(decl.span.start) };
  return {
    name: names[0] ?? '',
    names: [...names],
    ...(model?.description === undefined ? {} : { description: model.description }),
    kind: exclusive ? 'exclusive' : 'many',
    manual,
    ordered,
    ...(otherwise === undefined ? {} : { otherwise }),
    ...(place === undefined ? {} : { place }),
  };
};

/** The longest span for which a value is kept. */
const expiryOf = ({ cases, handSetFor }: PlanTag, value: string): Pick<TagShape['values'][number], 'expires'> => {
  const spans = [handSetFor?.[value], ...cases.filter((each) => each.value === value).map(({ expires }) => expires)];
  const [longest] = spans.filter((span) => span !== undefined).toSorted((a, b) => lengthOf(b) - lengthOf(a));
  if (longest === undefined) return {};
  return { expires: longest.unit === 'ms' ? { ms: longest.ms } : { months: longest.months } };
};

const MONTH = 30.4375 * 86_400_000;

const lengthOf = (span: NonNullable<PlanCase['expires']>): number =>
  span.unit === 'ms' ? span.ms : span.months * MONTH;

const sizedValue = ({ groups }: Sizes, { names }: PlanTag, value: string): Sizes['groups'][number] | undefined =>
  groups.find((group) => group.kind === 'tag' && group.name === names[0] && group.value === value);

/** The rules that ask for a tag. */
const usersOf = (plan: Plan, { id }: PlanTag): TagShape['usedBy'] => {
  const asks = (part: unknown): boolean => answersAsked(plan, part).has(id);
  const named = (kind: 'tag' | 'segment' | 'metric') => (part: { readonly names: readonly string[] }) => ({
    kind,
    name: part.names[0] ?? '',
  });
  return [
    ...plan.tags.filter((tag) => tag.id !== id && asks(tag)).map(named('tag')),
    ...plan.segments.filter(asks).map(named('segment')),
    ...plan.metrics.filter(({ value }) => asks(value)).map(named('metric')),
  ];
};

/** When the log begins (ms UTC); undefined while there is nothing in it. */
const beginningOfLog = async (store: Store): Promise<number | undefined> => {
  const { from } = await extentOfLog(store);
  return (await changesAfter(store, from, 1))[0]?.recordedAt;
};
