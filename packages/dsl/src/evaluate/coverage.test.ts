import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { wordingOf } from '../plan/wording.js';
import { runTest } from './book-test.js';
import { type Coverable, Looked, operandsOf, subjectsUnder } from './coverage.js';
import { prepare } from './prepare.js';

const BOOK = `
customer { 城市 city: text }
event order { amount: money }
metric M = sum(order.amount)
tag 价值 {
  高 when M >= 100 and 城市 = 北京
  中 when M >= 50
  低 otherwise
}
segment 北京高 = tag 价值 = 高 and 城市 = 北京
segment 没人看 = 城市 = 上海
`;

/** Each part that is coverable, in its words, with the sides that were seen. */
const lookedAt = (tests: string) => {
  const compilation = compile({ files: [{ path: 'book.tag', text: BOOK + tests }] });
  const { plan } = compilation.tests ?? {};
  if (plan === undefined) throw new Error(JSON.stringify(compilation.diagnostics));
  const looked = new Looked(plan);
  const prepared = prepare(plan);
  for (const test of compilation.tests?.tests ?? [])
    runTest(prepared, test, { looked, subjectsUnder: subjectsUnder(plan) });
  const wording = wordingOf(compilation);
  const sides = (part: Coverable): string => `${looked.sawTrue(part) ? '+' : ''}${looked.sawFalse(part) ? '-' : ''}`;
  const told: [string, string][] = [];
  const tell = (part: Coverable, name?: string): void => {
    told.push([name ?? wording(part)?.text ?? '', sides(part)]);
  };
  for (const tag of plan.tags) {
    for (const each of tag.cases) {
      tell(each, each.value);
      if (each.trigger.kind === 'when')
        [each.trigger.condition, ...operandsOf(each.trigger.condition)].forEach((cond) => tell(cond));
    }
    tell(tag, 'otherwise');
  }
  for (const segment of plan.segments) tell(segment, segment.names[0]);
  return { told, looked, plan };
};

describe('what expectations looked at', () => {
  it('is both sides of what they rest on, however far down, and nothing else', () => {
    const { told } = lookedAt(`
test "一" at 2026-06-01 {
  given customer { 城市 = 北京 }
  given order { at = 1d ago, amount = 200 }
  expect in segment 北京高
}
test "二" at 2026-06-01 {
  given customer { 城市 = 上海 }
  given order { at = 1d ago, amount = 60 }
  expect tag 价值 = 中
}`);
    expect(told).toEqual([
      ['高', '+-'],
      ['M >= 100 and 城市 = 北京', '+-'],
      ['M >= 100', '+-'],
      ['城市 = 北京', '+-'],
      ['中', '+-'],
      ['M >= 50', '+'],
      ['otherwise', '-'],
      ['北京高', '+'],
      ['没人看', ''],
    ]);
  });

  it('is taken in from another one over the same plan', () => {
    const { looked, plan } = lookedAt(`
test "三" at 2026-06-01 {
  given customer { 城市 = 上海 }
  expect tag 价值 = 低
}`);
    const other = new Looked(plan);
    other.add(looked.bits);
    const [tag] = plan.tags;
    expect(tag !== undefined && other.sawTrue(tag) && !other.sawFalse(tag)).toBe(true);
  });
});
