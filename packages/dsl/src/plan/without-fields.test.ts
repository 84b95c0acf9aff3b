import { describe, expect, it } from 'vitest';
import { compile } from '../compile.js';
import { withoutFields } from './without-fields.js';

const BOOK = `
customer { city: text  income: money }
event order { amount: money  channel: text }
metric M = sum(order.amount)
metric F = count(order)
tag rich = yes when income > 3
tag often = yes when F > 3
segment well = tag rich = yes and F > 1
segment here = city = "Ulm"
`;

const plan = compile({ files: [{ path: 'a.tag', text: BOOK }] }).plan;
if (plan === undefined) throw new Error('the book has errors');
const names = (parts: readonly { readonly names: readonly string[] }[]) =>
  parts.map((part) => part.names[0]).toSorted();

describe('a plan without some fields', () => {
  it('has lost what reads them', () => {
    const left = withoutFields(plan, { customer: new Set(['income']), events: new Map() });
    expect(names(left.catalog.customer.fields)).toEqual(['city']);
    expect(names(left.tags)).toEqual(['often']);
    expect(names(left.segments)).toEqual(['here']);
    expect(names(left.metrics)).toEqual(['F', 'M']);
    expect(left.strata.flatMap(({ tags, segments }) => [...tags, ...segments])).toHaveLength(2);
    expect(left.hash).toBe(plan.hash);
  });

  it('loses fields of events by their event', () => {
    const left = withoutFields(plan, { customer: new Set(), events: new Map([['order', new Set(['amount'])]]) });
    expect(left.catalog.events.map(({ fields }) => names(fields))).toEqual([['channel']]);
    expect(names(left.metrics)).toEqual(['F']);
    expect(names(left.segments)).toEqual(['here', 'well']);
  });

  it('is the same where nothing is hidden', () => {
    expect(withoutFields(plan, { customer: new Set(), events: new Map() })).toBe(plan);
  });
});
