import { compile, evaluatePopulation, type CustomerFacts, type Plan, prepare } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { BookTests } from '../book-tests.js';
import { WorkerBook } from '../worker-book.js';
import { LiveRules } from './live-rules.js';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 5, 1, 4);

const CATALOG = `timezone "Asia/Shanghai"
customer { 姓名 name: text  城市 city: text }
event 订单 order { 金额 amount: money }
metric R 最近消费 = since last order
metric F = count(order in last 365d)
metric M 消费金额 = sum(order.amount in last 365d)
`;
const RULES = `tag RFM评级 ordered {
  重要 when R <= 30d and M >= top20%
  流失 when R > 90d
  一般 otherwise
}
segment 北京 = 城市 = 北京
segment 无人 = 城市 = 北京 and R > 400d
`;

const customers = Array.from({ length: 40 }, (_, index): CustomerFacts => ({
  id: `c${index}`,
  fields: { name: `客${index}`, city: index % 2 === 0 ? '北京' : '上海' },
  events: { order: [{ id: `o${index}`, at: NOW - index * 5 * DAY, values: { amount: (1000 - index) * 100 } }] },
}));

const planOf = (text: string): Plan => {
  const { plan, diagnostics } = compile({ files: [{ path: 'a.tag', text }] });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return plan;
};

/** A draft in the worker with samples of whom the published book, and its thresholds, are known. */
const live = (rules = RULES, isLoaded = true) => {
  const book = new WorkerBook('zh');
  book.open([
    { path: 'catalog.tag', text: CATALOG },
    { path: 'rules.tag', text: rules },
  ]);
  const plan = planOf(CATALOG + RULES);
  const { held } = evaluatePopulation(prepare(plan), customers, NOW);
  const own = new LiveRules(book);
  own.compareWith([
    { path: 'catalog.tag', text: CATALOG },
    { path: 'rules.tag', text: RULES },
  ]);
  if (isLoaded)
    own.load({
      asOf: new Date(NOW).toISOString(),
      plan,
      population: 40,
      fixed: false,
      held: { thresholds: held.thresholds, overall: [] },
      customers,
    });
  return { book, own };
};

const textAt =
  (text: string) =>
  ({ span: { start, end } }: { readonly span: { start: number; end: number } }) =>
    text.slice(start, end).split('\n')[0];

describe('live counts', () => {
  it('are those of an evaluation: whole, by value, and condition by condition', async () => {
    const { own } = live();
    const counted = await own.count('rules.tag');
    const { customers: answers } = evaluatePopulation(prepare(planOf(CATALOG + RULES)), customers, NOW);
    const having = (value: string): number =>
      answers.filter(({ tags }) => tags[0]?.values.some((each) => each.value === value)).length;
    expect(counted?.cases.map(({ value, count, of }) => [value, count, of])).toEqual(
      ['重要', '流失', '一般'].map((value) => [value, having(value), 40]),
    );
    expect(counted?.conditions.map((each) => [textAt(RULES)(each), each.count, each.isGroup])).toEqual([
      ['R <= 30d and M >= top20%', 7, true],
      ['R <= 30d', 7, undefined],
      ['M >= top20%', 8, undefined],
      ['R > 90d', 21, undefined],
      ['城市 = 北京', 20, undefined],
      ['城市 = 北京 and R > 400d', 0, true],
      ['城市 = 北京', 20, undefined],
      ['R > 400d', 0, undefined],
    ]);
    expect(counted?.declarations.map(({ rule, count, entering, leaving }) => [rule, count, entering, leaving])).toEqual(
      [
        ['tag:RFM评级', 40, 0, 0],
        ['segment:北京', 20, 0, 0],
        ['segment:无人', 0, 0, 0],
      ],
    );
  });

  it('resolve thresholds in place, and say which are reckoned from the sample', async () => {
    const { own, book } = live();
    const [known] = (await own.count('rules.tag'))?.thresholds ?? [];
    expect(known).toMatchObject({ op: '>=', type: 'money', low: 993, high: 993, groups: 1, estimated: false });
    expect(known && textAt(RULES)(known)).toBe('top20%');
    book.write('rules.tag', RULES.replace('top20%', 'top50%'));
    expect((await own.count('rules.tag'))?.thresholds).toMatchObject([{ low: 981, estimated: true }]);
  });

  it('say who enters and who leaves against the book in force', async () => {
    const { own } = live(RULES.replace('R > 90d', 'R > 60d').replace('城市 = 北京\n', '城市 = 上海\n'));
    const counted = await own.count('rules.tag');
    expect(counted?.cases.map(({ value, entering, leaving }) => [value, entering, leaving])).toEqual([
      ['重要', 0, 0],
      ['流失', 6, 0],
      ['一般', 0, 6],
    ]);
    expect(counted?.declarations[1]).toMatchObject({ rule: 'segment:北京', count: 20, entering: 20, leaving: 20 });
    expect(own.answers('segment:北京')?.slice(0, 2)).toEqual([
      { customer: 'c0', name: '客0', values: [], before: [''] },
      { customer: 'c1', name: '客1', values: [''], before: [] },
    ]);
  });

  it('go on for what is sound while something is broken, and for what rests on it they stop', async () => {
    const broken = `${RULES}segment 半句 = R > \nsegment 靠它 = in segment 半句\n`;
    const { own } = live(broken);
    const counted = await own.count('rules.tag');
    expect(counted?.declarations.map(({ rule }) => rule)).toEqual(['tag:RFM评级', 'segment:北京', 'segment:无人']);
    expect(counted?.broken).toHaveLength(2);
    expect(await live(RULES, false).own.count('rules.tag')).toBeUndefined();
  });

  it('are after any edits what they are of a book that was never another', async () => {
    const { own, book } = live();
    const written = (rules: string, catalog = CATALOG): void => {
      book.write('catalog.tag', catalog);
      book.write('rules.tag', rules);
    };
    const fresh = async () => {
      const other = live(book.text('rules.tag'));
      other.book.write('catalog.tag', book.text('catalog.tag'));
      return other.own.count('rules.tag');
    };
    const resting = `${RULES}segment 靠它 = in segment 北京 and tag RFM评级 = 重要\n`;
    const changes: readonly (readonly [rules: string, catalog?: string])[] = [
      [resting],
      // What a rule rests on is another, and itself the same.
      [resting.replace('北京 = 城市 = 北京', '北京 = 城市 = 上海')],
      [resting.replace('R <= 30d', 'R <= 60d')],
      [
        resting,
        CATALOG.replace('count(order in last 365d)', 'count(order in last 30d)').replace('since last', 'since first'),
      ],
      [resting, CATALOG.replace('amount in last 365d', 'amount in last 90d')],
      [`\n\n${resting}`],
      [`${resting}segment 半句 = R > \n`],
      [resting.replace('top20%', 'top40%')],
      [resting],
    ];
    for (const change of changes) {
      written(...change);
      // oxlint-disable-next-line no-await-in-loop -- one edit after the other
      const [counted, anew] = [await own.count('rules.tag'), await fresh()];
      expect(counted).toEqual(anew);
      expect(counted?.declarations.length).toBeGreaterThan(3);
    }
  });
});

describe('live reasons', () => {
  it('say why, what lacks the least, and what the clock will do, and where each condition stands', () => {
    const { own } = live();
    const told = own.why('tag:RFM评级', 'c1');
    if (told?.kind !== 'tag') throw new Error('the tag has reasons');
    const { reasons } = told;
    expect(reasons.values).toEqual(['重要']);
    expect(reasons.next).toEqual({ at: new Date(NOW + 25 * DAY + 1).toISOString(), values: ['一般'] });
    const [first] = reasons.cases;
    expect(first?.condition?.parts?.map(({ text, truth, seen, against }) => [text, truth, seen, against])).toEqual([
      ['R <= 30d', true, 5 * DAY, 30 * DAY],
      ['M >= top20%', true, 999, 993],
    ]);
    const place = first?.condition?.parts?.[0]?.place;
    expect(place && RULES.slice(place.start, place.end)).toBe('R <= 30d');
    const other = own.why('tag:RFM评级', 'c7');
    if (other?.kind !== 'tag') throw new Error('the tag has reasons');
    expect(other.reasons.nearest).toMatchObject({ value: '重要', misses: [{ text: 'R <= 30d', distance: 5 * DAY }] });
    expect(own.why('tag:RFM评级', 'nobody')).toBeUndefined();
  });

  it('say of a rule that nobody meets what empties it, and who is nearest', async () => {
    const { own } = live();
    const found = await own.emptied('segment:无人', 0);
    expect(found).toMatchObject({ of: 40, outranked: 0 });
    const [first] = found?.parts ?? [];
    expect(first).toMatchObject({ text: 'R > 400d', alone: 0, others: 20 });
    expect(first?.nearest).toMatchObject({ customer: 'c38', seen: 190 * DAY, against: 400 * DAY });
    expect(first?.nearest?.edit).toMatchObject({ text: '189', reads: 'R > 189d' });
  });

  it('offer the share that lets somebody in', async () => {
    const rules = `${RULES}segment 空 = R > 90d and M >= top20%\n`;
    const [first] = (await live(rules).own.emptied('segment:空', 0))?.parts ?? [];
    expect(first).toMatchObject({ text: 'M >= top20%', others: 21, nearest: { edit: { reads: 'M >= top50%' } } });
  });
});

describe('live lists', () => {
  it('list the rules with what changed, and what is broken', () => {
    const { own } = live(`${RULES.replace('90d', '60d')}segment 新 = R > 3d\nsegment 坏 = R >\n`);
    expect(own.outline().map(({ rule, change, hasErrors }) => [rule, change, hasErrors])).toEqual([
      ['metric:R', 'same', false],
      ['metric:F', 'same', false],
      ['metric:M', 'same', false],
      ['tag:RFM评级', 'changed', false],
      ['segment:北京', 'same', false],
      ['segment:无人', 'same', false],
      ['segment:新', 'new', false],
      ['segment:坏', 'new', true],
    ]);
  });
});

describe('a sample customer that is kept', () => {
  it.each(['zh', 'en'] as const)(
    'is a test that passes, with what the rule looks at and nothing else, in %s',
    (locale) => {
      const { book, own } = live();
      book.speak(locale);
      const texts = ['c1', 'c7', 'c30'].flatMap((id) => [
        own.keep('tag:RFM评级', id, `评级 ${id}`),
        own.keep('segment:北京', id, `城市 ${id}`),
      ]);
      expect(texts.join('')).not.toMatch(/客\d/);
      expect(texts[0]).toContain(locale === 'zh' ? '期望 标签 RFM评级 = "重要"' : 'expect tag RFM评级 = "重要"');
      book.write('samples.tag', texts.join('\n'));
      expect(book.workspace.diagnostics('samples.tag')).toEqual([]);
      const report = new BookTests(book).run();
      expect(report?.tests.map(({ passes, expectations }) => [passes, expectations])).toEqual(
        texts.map(() => [true, 1]),
      );
    },
  );
});
