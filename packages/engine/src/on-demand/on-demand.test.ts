import { evaluateCustomer, type Plan, prepare, sharedParts } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { DAY, evaluated, gathered, NOW, planOf } from '../book.harness.js';
import { assignments } from '../results/assignments.js';
import { evaluate } from '../rebuild/evaluate.js';
import { askedPart } from './asked.js';
import { costOf, tableSizes } from './cost.js';
import { draftPopulation } from './draft-population.js';
import { knownFacts } from './known-facts.js';
import { type FoundPopulation, foundPopulation } from './population.js';
import { readCustomers, type WrittenCustomer } from './written.js';

const HEAD = `
timezone "Asia/Shanghai"
customer { 城市 city: text }
event order { amount: money }
event view { page: text }
metric R = since last order
metric M = sum(order.amount in last 365d)
`;
const BOOK = `${HEAD}
tag RFM {
  重要 when R <= 30d and M >= top20%
  流失 when R > 90d or (M < p50 and not did view in last 7d)
  一般 otherwise
}
tag 兴趣 many { 茶 when did view where page = "茶" in last 2d expires 3d  酒 when did view where page = "酒" }
tag 等级 manual { 金  银 }
segment 北京重要 = tag RFM = 重要 and city = 北京
segment 平稳 = tag RFM = 一般 for at least 5d
segment 高于平均 = M > overall avg(order.amount)
`;
/** Who asks for how long something was so needs thresholds of the past, which a draft has none of. */
const WITHOUT_PAST = BOOK.replace(/segment 平稳.*\n/, '');
const CITIES = ['北京', '上海'];
const id = (index: number): string => `c${String(index).padStart(3, '0')}`;
const customer = Array.from({ length: 60 }, (_, index) => ({ id: id(index), city: CITIES[index % 2] ?? '' }));
const order = customer.flatMap(({ id: owner }, index) =>
  [1, 2].slice(index % 3).map((nth) => ({
    customer: owner,
    at: NOW - ((index * 37 * nth) % 200) * DAY,
    amount: (index * 7919 * nth) % 500,
  })),
);
const view = customer.flatMap(({ id: owner }, index) =>
  index % 4 === 0 ? [] : [{ customer: owner, at: NOW - (index % 14) * DAY, page: index % 3 === 0 ? '茶' : '酒' }],
);
const FACTS = { customer, order, view };

const DRAFTS: Readonly<Record<string, string>> = {
  'the published book': BOOK,
  'a constant of a condition': BOOK.replace('R > 90d', 'R > 60d'),
  'a threshold': WITHOUT_PAST.replace('top20%', 'top35%'),
  'a threshold by number, taken exactly': WITHOUT_PAST.replace('M >= top20%', 'M >= top 17 exactly'),
  'the window of a metric that is ranked': WITHOUT_PAST.replace('in last 365d', 'in last 100d'),
  'a rank among a segment, by city': `${BOOK} segment 圈内 = M >= top50% per city among (in segment 北京重要)`,
  'another figure over everybody': BOOK.replace('overall avg(order.amount)', 'overall max(order.amount)'),
};

const everything = (plan: Plan): Plan => askedPart(plan, plan);

/** What each customer is said to have, by the engine's tables or one by one. */
type Answers = Readonly<Record<string, readonly string[]>>;

const oneByOne = async (
  store: Parameters<typeof knownFacts>[0],
  plan: Plan,
  { asOf, held, heldAt }: FoundPopulation,
): Promise<Answers> => {
  const found: Record<string, string[]> = {};
  const facts = await knownFacts(
    store,
    everything(plan),
    customer.map((each) => each.id),
  );
  for (const own of facts.values()) {
    const { tags, segments } = evaluateCustomer(prepare(everything(plan)), own, asOf, held, heldAt);
    found[own.id] = [
      ...tags.flatMap(({ tag, values }) => values.map(({ value }) => `${tag.names[0]}=${value}`)),
      ...segments.map(({ names }) => `in ${names[0]}`),
    ].toSorted();
  }
  return found;
};

const stored = async (store: Parameters<typeof assignments>[0], plan: Plan): Promise<Answers> => {
  const found: Record<string, string[]> = Object.fromEntries(customer.map((each) => [each.id, []]));
  for (const { customer: whose, kind, name, value } of await gathered(assignments(store, plan)))
    found[whose]?.push(kind === 'tag' ? `${name}=${value}` : `in ${name}`);
  return Object.fromEntries(Object.entries(found).map(([key, answers]) => [key, answers.toSorted()]));
};

describe('customers asked about by themselves', { timeout: 60_000 }, () => {
  it.each(Object.entries(DRAFTS))('get the answers that the tables would hold: %s', async (_, text) => {
    const { store, plan: published } = await evaluated(BOOK, FACTS);
    const draft = planOf(text);
    const population = await store.session((session) =>
      session.write((within) => draftPopulation(within, store.name, everything(draft), published)),
    );
    const alone = await oneByOne(store, draft, population);
    const own = await evaluated(draft, FACTS);
    expect(alone).toEqual(await stored(own.store, draft));
    await own.store.close();
    await store.close();
  });

  it('get those of the published book by what was found out for it', async () => {
    const { store, plan } = await evaluated(BOOK, FACTS);
    expect(await oneByOne(store, plan, await foundPopulation(store, store.name, plan))).toEqual(
      await stored(store, plan),
    );
    const other = planOf(BOOK.replace('R > 90d', 'R > 60d'));
    await expect(foundPopulation(store, store.name, other)).rejects.toMatchObject({ code: 'book-not-evaluated' });
    await store.close();
  });

  it('are refused where a draft asks for the past of a new threshold', async () => {
    const { store, plan: published } = await evaluated(BOOK, FACTS);
    const draft = planOf(`${BOOK} tag 久 = 久久 when M >= top35% expires 5d`);
    await expect(
      store.session((session) =>
        session.write((within) => draftPopulation(within, store.name, everything(draft), published)),
      ),
    ).rejects.toMatchObject({ code: 'draft-past-unknown' });
    await store.close();
  });

  it('rest on a part of the book', () => {
    const plan = planOf(BOOK);
    const [segment] = plan.segments;
    const part = askedPart(plan, { tags: [], segments: segment === undefined ? [] : [segment], metrics: [] });
    expect(part.tags.map(({ names }) => names[0])).toEqual(['RFM']);
    expect(part.segments.map(({ names }) => names[0])).toEqual(['北京重要']);
    const metric = plan.metrics.find(({ names }) => names[0] === 'R');
    const measured = askedPart(plan, { tags: [], segments: [], metrics: metric === undefined ? [] : [metric] });
    expect([measured.columns.length, measured.ranks.length, measured.catalog.events.length]).toEqual([1, 0, 1]);
    expect(sharedParts(measured, plan).size).toBe(1);
  });
});

describe('customers who are stored nowhere', () => {
  const plan = planOf(BOOK);
  const written = (customers: readonly WrittenCustomer[]) => readCustomers(plan, customers, NOW);

  it('are read in the form in which facts are taken in', async () => {
    const { store } = await evaluated(BOOK, FACTS);
    const own = {
      id: 'new',
      fields: { 城市: '北京' },
      events: [{ event: 'order', at: NOW - DAY, values: { amount: '499.99' } }],
    };
    const { customers, refused } = written([
      { ...own, handSet: [{ tag: '等级', value: '金', until: '2026-07-01' }] },
      { id: 'nobody' },
    ]);
    expect(refused).toEqual([]);
    const { held, heldAt } = await foundPopulation(store, store.name, plan);
    const answers = customers.map((facts) => evaluateCustomer(prepare(plan), facts, NOW, held, heldAt));
    expect(answers.map(({ tags }) => tags.map(({ values }) => values.map(({ value }) => value)))).toEqual([
      [['重要'], [], ['金']],
      [['一般'], [], []],
    ]);
    expect(answers.map(({ segments }) => segments.map(({ names }) => names[0]))).toEqual([
      ['北京重要', '高于平均'],
      ['平稳'],
    ]);
    await store.close();
  });

  it('say what of them cannot be read, and where', () => {
    const { refused } = written([
      { id: 'a', fields: { nothing: 1 } },
      {
        id: 'b',
        events: [
          { event: 'order', at: NOW, values: { amount: 'much' } },
          { event: 'orders', at: NOW },
          { event: 'order', at: 'yesterday' },
        ],
        handSet: [{ tag: 'RFM', value: '重要' }],
      },
    ]);
    expect(refused.map(({ path, finding }) => [path.join('/'), finding.code])).toEqual([
      ['0', 'field-undeclared'],
      ['1/events/0', 'not-a-number'],
      ['1/events/1', 'event-undeclared'],
      ['1/events/2', 'not-a-time'],
      ['1/handSet/0', 'tag-not-by-hand'],
    ]);
  });
});

describe('the cost of working something out over everybody', () => {
  it('counts the rows that each column looks at, and those that follow each', async () => {
    const { store, plan } = await evaluated(BOOK, FACTS);
    const sizes = await tableSizes(store, plan);
    expect(sizes.get('order')).toBe(order.length);
    const columnsOf = (text: string) => everything({ ...planOf(`${HEAD} ${text}`), metrics: [] }).columns;
    const plain = costOf(columnsOf('segment 甲 = count(view) > 3'), plan, sizes);
    expect(plain).toEqual({ rows: view.length, table: 'view' });
    const many = new Map([...sizes, ['order', 60 * 1000], ['customer', 60]]);
    const sequence = costOf(columnsOf('segment 乙 = did order then order'), plan, many);
    expect(sequence).toEqual({ rows: 60_000 * 1000, table: 'order' });
    await evaluate(store, plan, NOW);
    await store.close();
  });
});
