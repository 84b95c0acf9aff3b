import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluatePopulation, prepare } from '../evaluate/index.js';
import type { CustomerFacts, EventFact, Stored } from '../plan/facts.js';
import { civilOf, DAY_MS, epochDayOf, localDay } from '../plan/semantics/index.js';
import { generator, NOW, type Pick } from './customers.harness.js';
import { compiled, coverageIn } from './harness.js';

// Every witness that is made of what this file knows how to build is built, as facts, and asked about among others.

const leaf = (pick: Pick): string => {
  const op = pick(['<', '<=', '>', '>=']);
  return pick([
    () => `R ${op} ${pick(['30d', '90d', '400d', '6mo'])}`,
    () => `F ${op} ${pick([1, 2, 5])}`,
    () => `count(order in last 30d) ${op} ${pick([1, 3])}`,
    () => `M ${op} ${pick([100, 1000])}`,
    () => `M ${op} ${pick(['top20%', 'bottom20%'])}`,
    () => `did order in last ${pick([30, 90])}d`,
    () => `城市 ${pick(['=', '!='])} ${pick(['北京', '上海'])}`,
    () => pick(['vip', 'not vip']),
    () => `积分 ${op} ${pick([0.5, 20])}`,
    () => `joined in last ${pick([7, 30])}d`,
    () => `age(生日) ${op} ${pick([18, 60])}`,
    () => `性别 = ${pick(['男', '女'])}`,
  ])();
};

const randomTag = (seed: number): string => {
  const pick = generator(seed);
  const condition = (): string => pick([() => leaf(pick), () => `${leaf(pick)} and ${leaf(pick)}`])();
  return `tag 试 {\n${['甲', '乙', '丙'].map((value) => `  ${value} when ${condition()}`).join('\n')}\n}\n`;
};

const UNIT_MS = { d: DAY_MS, h: 3_600_000, min: 60_000, s: 1000 } as const;
const lengthOf = (text: string): number => {
  const [, amount, unit] = /^(\d+)(d|h|min|s)$/.exec(text) ?? [];
  return Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
};

/** What a witness asks of the orders. */
interface Asked {
  latest: number | undefined;
  /** How many orders are younger than so many days. */
  counts: Map<number, number>;
  spent: number | undefined;
  standing: Standing | undefined;
}

/** Above a threshold, below one, above one and below another; or among those above and those below, as all equals are. */
type Standing = '>' | '<' | '<>' | '=';

const RANKED = /^M ([<>]=?) (top|bottom)/;

const standingIn = (witness: readonly string[]): Standing | undefined => {
  const asked = witness.flatMap((each) => RANKED.exec(each)?.[1] ?? []);
  const [above, below] = ['>', '<'].map((side) => asked.some((op) => op.startsWith(side)));
  if (!above) return below ? '<' : undefined;
  if (!below) return '>';
  return asked.every((op) => op.endsWith('=')) ? '=' : '<>';
};

/** A customer like the witness; undefined where it says something else than the pieces above. */
const customerLike = (witness: readonly string[]): { facts: CustomerFacts; asked: Asked } | undefined => {
  // Just at a threshold: that takes as many others above as the share says.
  if (witness.some((each) => each.includes(' >= ') && witness.includes(each.replace('>=', '<=')))) return undefined;
  const standing = standingIn(witness);
  const fields: Record<string, Stored> = {};
  const asked: Asked = { latest: undefined, counts: new Map(), spent: undefined, standing };
  for (const each of witness) {
    const [, name = '', value = ''] = /^(.+) = (.+)$/.exec(each) ?? [];
    const today = civilOf(localDay(NOW, 'Asia/Shanghai'));
    if (name === 'R') asked.latest = lengthOf(value);
    else if (name === 'F') asked.counts.set(365, Number(value));
    else if (name === 'count(order in last 30d)') asked.counts.set(30, Number(value));
    else if (name === 'M') asked.spent = Number(value) * 100;
    else if (RANKED.test(each)) continue;
    else if (name === '城市') fields['city'] = value.replaceAll('"', '');
    else if (name === '会员') fields['vip'] = value === 'true' ? 1 : 0;
    else if (name === '积分') fields['points'] = Math.round(Number(value) * 1e6);
    else if (name === 'since(注册时间)') fields['joined'] = NOW - lengthOf(value);
    else if (name === 'age(生日)')
      fields['birthday'] = epochDayOf({ year: today.year - Number(value), month: 1, day: 2 });
    else if (name === '性别') fields['gender'] = value;
    else if (each === 'R is missing') asked.counts.set(Infinity, 0);
    else if (!each.endsWith('is missing')) return undefined;
  }
  return { facts: { id: 'w', fields, events: { order: ordersFor(asked) } }, asked };
};

const ordersFor = ({ latest, counts, spent, standing }: Asked): readonly EventFact[] => {
  const ages = latest === undefined ? [] : [latest];
  for (const [days, count] of [...counts].toSorted(([a], [b]) => a - b)) {
    const within = (): number => ages.filter((age) => age < days * DAY_MS).length;
    while (within() < count) ages.push(days * DAY_MS - 1 - ages.length);
  }
  const needed = standing !== undefined || (spent ?? 0) !== 0;
  if (needed && !ages.some((age) => age < 365 * DAY_MS) && !counts.has(365)) ages.push(365 * DAY_MS - 1);
  const paying = ages.findIndex((age) => age < 365 * DAY_MS);
  const amount = spent ?? (standing === '>' ? 5_000_000 : ORDINARY);
  return ages.map((age, index) => ({
    id: `o${index}`,
    at: NOW - age,
    values: { amount: index === paying ? amount : 0 },
  }));
};

/** What whoever is among equals has spent, in hundredths, where nothing is said of it. */
const ORDINARY = 500;

/** Twenty others who have spent next to nothing, or more than anybody, or half of them so and half of them so; or the same. */
const others = ({ standing, spent }: Asked): readonly CustomerFacts[] =>
  Array.from({ length: 20 }, (_, index) => ({
    id: `p${index}`,
    fields: {},
    events: {
      order: [
        {
          id: 'o',
          at: NOW - DAY_MS,
          values: {
            amount: standing === '=' ? (spent ?? ORDINARY) : isRich(index, standing) ? 90_000_000 + index : -1 - index,
          },
        },
      ],
    },
  }));

const isRich = (index: number, standing: Asked['standing']): boolean =>
  standing === '<' || (standing === '<>' && index % 2 === 0);

/** How many witnesses the tag has, and how many of them were built as facts, and are who they are said to be. */
const builtAndTold = (text: string): { readonly built: number; readonly told: number } => {
  const { cases, uncovered } = coverageIn(text, '试');
  const count = { built: 0, told: 0 };
  for (const { value, reached } of [...cases, { value: undefined, reached: uncovered }]) {
    if (reached.is !== 'somebody') continue;
    count.told += 1;
    const like = customerLike(reached.witness);
    if (like === undefined) continue;
    count.built += 1;
    const asked = reached.witness.map((each) => `(${each})`).join(' and ');
    const { plan } = compiled(`${text}segment 证 = ${asked}\n`);
    if (plan === undefined) throw new Error(`faulty: ${asked}`);
    const answer = evaluatePopulation(prepare(plan), [like.facts, ...others(like.asked)], NOW).customers[0];
    const seen = { value: answer?.tags[0]?.values[0]?.value, is: answer?.segments.length };
    expect({ text, witness: reached.witness, seen }).toEqual({
      text,
      witness: reached.witness,
      seen: { value, is: 1 },
    });
  }
  return count;
};

describe('a witness', () => {
  it('is told in the words of the rules where only an age of exactly six months would do', () => {
    const { cases } = coverageIn('tag 试 { 甲 when R < 6mo  乙 when R >= 400d  丙 when R <= 6mo }\n', '试');
    expect(cases[2]?.reached).toEqual({ is: 'somebody', witness: ['not R < 6mo', 'not R >= 400d', 'R <= 6mo'] });
  });

  it('is among both ends where all are equal', () => {
    const text = 'tag 试 { 乙 when M > bottom20%  丙 when M >= top20% }\n';
    const { cases } = coverageIn(text, '试');
    expect(cases[1]?.reached).toEqual({ is: 'somebody', witness: ['M >= top20%', 'M <= bottom20%'] });
  });

  it('is not at a threshold that it has to be apart from', () => {
    const { uncovered } = coverageIn('tag 试 { 甲 when M <= top20% and M >= top20%  乙 when M < bottom20% }\n', '试');
    expect(uncovered).toEqual({ is: 'somebody', witness: ['M >= bottom20%', 'M < top20%'] });
    const { cases } = coverageIn(
      'tag 试 { 甲 when M >= top20%  乙 when M < bottom20%  丙 when M <= bottom20% }\n',
      '试',
    );
    const witness = ['M >= bottom20%', 'M <= bottom20%', 'M < top20%'];
    expect(cases[2]?.reached).toEqual({ is: 'somebody', witness });
  });

  it.each([
    // To have ordered goes without saying of whoever is ranked; here 乙 asks it by itself, of somebody without a rank.
    'age(生日) > 18 and M < bottom20%  乙 when F >= 1  丙 when 积分 >= 20 and R <= 90d',
    'vip and M < bottom20%  乙 when not vip and did order in last 365d',
  ])('can exist: 甲 when %s', (cases) => {
    expect(builtAndTold(`tag 试 { 甲 when ${cases} }\n`).built).toBeGreaterThan(1);
  });

  it('does not say that somebody who is ranked has something to rank', () => {
    const { cases } = coverageIn('tag 试 { 甲 when M < bottom20%  乙 when F >= 1 }\n', '试');
    expect(cases[1]?.reached).toEqual({ is: 'somebody', witness: ['M >= bottom20%'] });
  });

  it('is a customer who can exist', { timeout: 120_000 }, () => {
    const count = { built: 0, told: 0 };
    assert(
      property(integer({ min: 0, max: 0x7fffffff }), (seed) => {
        const { built, told } = builtAndTold(randomTag(seed));
        count.built += built;
        count.told += told;
      }),
      { numRuns: 60 },
    );
    expect(count.built).toBeGreaterThan(count.told / 2);
    expect(count.told).toBeGreaterThan(60);
  });
});
