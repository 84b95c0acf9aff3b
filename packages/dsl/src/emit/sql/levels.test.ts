import { describe, expect, it } from 'vitest';
import { compile } from '../../compile.js';
import { levelsOf } from './levels.js';
import { scopeOf } from './scope.js';

const HEAD = 'timezone "UTC" customer { city: text  age: integer } event order { amount: money }\n';

/** The names of what each level answers. */
const levels = (rules: string): string[][] => {
  const { plan, diagnostics } = compile({ files: [{ path: 'book.tag', text: HEAD + rules }] });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  const nameOf = (id: string): string =>
    [...plan.tags, ...plan.segments].find((each) => each.id === id)?.names[0] ?? '';
  return levelsOf(plan.strata, scopeOf(plan, 0)).map(({ tags, segments }) =>
    [...tags, ...segments].map(nameOf).toSorted(),
  );
};

describe('levels', () => {
  it('rise with every tag that is read', () => {
    const rules = `
      tag A = x when city = x
      tag B = x when tag A = x
      segment C = tag B = x and tag A = x`;
    expect(levels(rules)).toEqual([['A'], ['B'], ['C']]);
  });

  it('rise with a tag that says who takes part in a rank', () => {
    const rules = `
      tag A = x when city = x
      segment B = sum(order.amount) >= top50% among (tag A = x)
      segment C = count(order) >= top50% among (in segment B)`;
    expect(levels(rules)).toEqual([['A'], ['B', 'C']]);
  });

  it('do not rise with a small segment, which is written out', () => {
    const rules = `
      tag A = x when city = x
      segment B = tag A = x and age > 3
      segment C = in segment B or age > 9
      segment D = not in segment C`;
    expect(levels(rules)).toEqual([['A'], ['B', 'C', 'D']]);
  });

  it('rise with a segment that is long, or grows long', () => {
    const long = Array.from({ length: 20 }, (_, index) => `age = ${index} and city = c${index}`)
      .map((each) => `(${each})`)
      .join(' or ');
    expect(levels(`segment A = ${long}\nsegment B = not in segment A`)).toEqual([['A'], ['B']]);
    const doubling = Array.from(
      { length: 12 },
      (_, index) => `segment S${index + 1} = in segment S${index} or (in segment S${index} and age > ${index})`,
    );
    expect(levels(['segment S0 = city = x', ...doubling].join('\n')).length).toBeGreaterThan(3);
  });
});
