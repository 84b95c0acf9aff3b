import { compile } from '@tagwright/dsl';
import { expect, it } from 'vitest';
import { CatalogNames } from './names.js';

const { plan } = compile({
  files: [
    {
      path: 'book.tag',
      text: 'customer { 姓名 first_name: text  Plan: text  plan2: text  plan_2: text }\nevent 订单完成 order_completed { 金额 total_paid: money }',
    },
  ],
});
if (plan === undefined) throw new Error('the book has errors');
const names = new CatalogNames(plan.catalog);

it.each(['订单完成', 'order_completed', 'Order Completed', 'orderCompleted', 'ORDER-COMPLETED'])(
  'finds the event %s',
  (name) => {
    const event = names.event(name);
    expect(event?.table).toBe('order_completed');
    expect(names.field(event, 'totalPaid')?.column).toBe('total_paid');
    expect(names.field(event, '金额')?.column).toBe('total_paid');
  },
);

it('finds fields of the customer, and no keys', () => {
  expect(names.field(undefined, 'firstName')?.column).toBe('first_name');
  expect(names.field(undefined, 'PLAN')?.column).toBe('Plan');
  expect(names.field(undefined, 'id')).toBeUndefined();
  expect(names.event('order')).toBeUndefined();
});

it('takes what is written alike for neither, unless it is written as one of them', () => {
  expect(names.field(undefined, 'Plan 2')).toBeUndefined();
  expect(names.field(undefined, 'plan_2')?.column).toBe('plan_2');
  expect(names.field(undefined, 'plan2')?.column).toBe('plan2');
});
