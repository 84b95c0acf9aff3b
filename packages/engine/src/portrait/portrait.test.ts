import { expect, it } from 'vitest';
import { DAY, type Facts, evaluated, gathered, NOW, views } from '../book.harness.js';
import { featuresOf } from '../groups/features.js';
import { portraitOf } from './portrait.js';
import type { AmountsPortrait, Portrait, ValuesPortrait } from './report.js';
import { segmentMembers } from '../results/members.js';

const BOOK = `
timezone "Asia/Shanghai"
customer {
  城市 city: text
  级别 level: one of 高, 中, 低
  会员 vip: bool
  爱好 hobbies: set of text
  收入 income: money
  生日 birthday: date
  注册 joined: time
}
event order { amount: money }
metric 消费 = sum(order.amount)
metric 次数 = count(order)
metric 均价 = avg(order.amount)
metric 距今 = since last order
tag 活跃 {
  活 when did order in last 30d
  睡 when did order
}
tag 味 many {
  多 when count(order) >= 3
  贵 when sum(order.amount) > 100
}
segment 买过 = did order
segment 高端 = sum(order.amount) > 150
`;

/** Numbers in [0, 1) out of a seed (Mulberry32, by Tommy Ettinger). */
const randomFrom = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const story = (seed: number): Facts => {
  const random = randomFrom(seed);
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const maybe = <Item>(item: Item): Item | null => (random() < 0.2 ? null : item);
  const ids = Array.from({ length: 60 }, (_, index) => `c${String(index).padStart(2, '0')}`);
  return {
    customer: ids.map((id) => ({
      id,
      city: maybe(one(['北京', '上海', '广州'])),
      level: maybe(one(['高', '低'])),
      vip: maybe(random() < 0.5),
      hobbies: maybe(['茶', '书', '球'].filter(() => random() < 0.4)),
      income: maybe(Math.floor(random() ** 3 * 100_000) / 100),
      birthday: maybe(Math.floor(random() * 20_000)),
      joined: maybe(NOW - Math.floor(random() * 400 * DAY)),
    })),
    order: Array.from({ length: 90 }, () => ({
      customer: one(ids),
      at: NOW - Math.floor(random() * 90 * DAY),
      amount: Math.floor(random() * 9000) / 100,
    })),
  };
};

const valuesOf = (portrait: Portrait, name: string): ValuesPortrait => {
  const found = portrait.features.find(({ feature }) => feature.name === name);
  if (found?.kind !== 'values') throw new Error(`no values of ${name}`);
  return found;
};
const amountsOf = (portrait: Portrait, name: string): AmountsPortrait => {
  const found = portrait.features.find(({ feature }) => feature.name === name);
  if (found?.kind !== 'amounts') throw new Error(`no amounts of ${name}`);
  return found;
};

it('is what one finds by counting customer by customer', async () => {
  const seed = Number(process.env['TAGWRIGHT_SEED']);
  const told = `seed ${seed} (TAGWRIGHT_SEED)`;
  const facts = story(seed);
  const { store, plan } = await evaluated(BOOK, facts);
  const segment = plan.segments.find(({ names }) => names.includes('买过'));
  if (segment === undefined) throw new Error('no segment');
  const portrait = await portraitOf(store, plan, { kind: 'segment', segment });
  const members = new Set(await gathered(segmentMembers(store, segment)));
  const count = (holds: (fact: Facts['customer'][number]) => boolean) => ({
    group: facts.customer.filter((fact) => members.has(String(fact['id'])) && holds(fact)).length,
    everyone: facts.customer.filter(holds).length,
  });
  expect([portrait.size, portrait.population], told).toEqual([members.size, facts.customer.length]);
  for (const [name, column] of [
    ['城市', 'city'],
    ['级别', 'level'],
  ] as const) {
    const { missing, values } = valuesOf(portrait, name);
    expect(missing, told).toEqual(count((fact) => fact[column] === null));
    for (const { value, ...counts } of values ?? [])
      expect(counts, told).toEqual(count((fact) => fact[column] === value));
  }
  expect(valuesOf(portrait, '级别').values?.map(({ value }) => value)).toEqual(['高', '中', '低']);
  for (const { value, ...counts } of valuesOf(portrait, '会员').values ?? [])
    expect(counts, told).toEqual(count((fact) => fact['vip'] === (value === 1)));
  for (const { value, ...counts } of valuesOf(portrait, '爱好').values ?? [])
    expect(counts, told).toEqual(count((fact) => ((fact['hobbies'] ?? []) as string[]).includes(String(value))));

  const known = views(store, plan);
  const fieldValues = (column: string, scale: number) =>
    new Map(
      facts.customer.flatMap((fact) =>
        fact[column] === null ? [] : [[String(fact['id']), Math.round(Number(fact[column]) * scale)] as const],
      ),
    );
  const metricValues = async (name: string) =>
    new Map(Object.entries(await known.metric(name)).map(([id, value]) => [id, Number(value)]));
  for (const [name, values] of [
    ['收入', fieldValues('income', 100)],
    ['生日', fieldValues('birthday', 1)],
    ['注册', fieldValues('joined', 1)],
    ['消费', await metricValues('消费')],
    ['次数', await metricValues('次数')],
    ['均价', await metricValues('均价')],
    ['距今', await metricValues('距今')],
  ] as const) {
    const { missing, buckets, quartiles } = amountsOf(portrait, name);
    const ofGroup = [...values].filter(([id]) => members.has(id)).map(([, value]) => value);
    const all = [...values.values()];
    expect(missing, `${name} ${told}`).toEqual({
      group: members.size - ofGroup.length,
      everyone: facts.customer.length - all.length,
    });
    for (const { value: bucket, group, everyone } of buckets) {
      const isIn = (value: number) =>
        bucket.value === undefined
          ? value >= (bucket.from ?? -Infinity) && value < (bucket.to ?? Infinity)
          : value === bucket.value;
      expect([group, everyone], `${name} ${told}`).toEqual([ofGroup.filter(isIn).length, all.filter(isIn).length]);
    }
    expect(
      buckets.reduce((sum, { everyone }) => sum + everyone, 0),
      `${name} ${told}`,
    ).toBe(all.length);
    expect(quartiles, `${name} ${told}`).toEqual({ group: naiveQuartiles(ofGroup), everyone: naiveQuartiles(all) });
  }

  for (const { tag, values, without } of portrait.tags) {
    const having = await known.tag(tag.names[0] ?? '');
    for (const { value, group, everyone } of values) {
      const ids = having[value] ?? [];
      expect([group, everyone], told).toEqual([ids.filter((id) => members.has(id)).length, ids.length]);
    }
    const some = new Set(Object.values(having).flat());
    expect(without.everyone, told).toBe(facts.customer.length - some.size);
  }
  const rich = await known.segment('高端');
  expect(
    portrait.segments.find(({ name }) => name === '高端'),
    told,
  ).toEqual({
    name: '高端',
    group: rich.filter((id) => members.has(id)).length,
    everyone: rich.length,
  });
  expect(members.has(portrait.typical?.customer ?? ''), told).toBe(true);
  await store.close();
});

/** The least value that at least so many of them do not exceed. */
const naiveQuartiles = (values: readonly number[]) => {
  if (values.length === 0) return undefined;
  const at = (share: number) =>
    Math.min(...values.filter((value) => values.filter((each) => each <= value).length >= share * values.length));
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
};

it('has the member who is as most of the others, and of several the first', async () => {
  const { store, plan } = await evaluated(
    `customer { city: text  points: integer  vip: bool }
     event order { amount: money }
     tag 级 = 高 when points > 3
     segment 买过 = did order`,
    {
      customer: [
        { id: 'a', city: '北京', points: 1, vip: false },
        { id: 'c', city: '上海', points: 2, vip: true },
        { id: 'b', city: '上海', points: 2, vip: true },
        { id: 'd', city: '上海', points: 9, vip: true },
        { id: '0', city: '上海', points: 2, vip: true },
      ],
      order: ['a', 'b', 'c', 'd'].map((customer) => ({ customer, at: NOW - DAY, amount: 1 })),
    },
  );
  const [segment] = plan.segments;
  if (segment === undefined) throw new Error('no segment');
  const portrait = await portraitOf(store, plan, { kind: 'segment', segment });
  expect(portrait.typical).toEqual({ customer: 'b', agrees: 4, respects: 4 });
  await store.close();
});

it('looks at what it is asked to, and is of nobody where nobody is in the group', async () => {
  const { store, plan } = await evaluated(
    `customer { city: text  phone: text }
     event order { amount: money }
     tag 级 = 高 when did order
     segment 买过 = did order`,
    { customer: [{ id: 'a', city: '北京', phone: '1' }] },
  );
  const [segment] = plan.segments;
  if (segment === undefined) throw new Error('no segment');
  const features = featuresOf(plan).filter(({ name }) => name === 'city');
  const portrait = await portraitOf(store, plan, { kind: 'segment', segment }, { features, tags: [], segments: [] });
  expect(portrait).toMatchObject({ size: 0, population: 1, typical: undefined, tags: [], segments: [] });
  expect(portrait.features.map(({ feature }) => feature.name)).toEqual(['city']);
  await store.close();
});
