import type { GivenCustomer, Name, TestDecl } from '../../syntax/ast/index.js';
import type { Span } from '../../text/span.js';
import type { Fix } from '../../diagnostics/diagnostic.js';
import { nameText } from '../../syntax/print/index.js';
import { insertFix } from '../../syntax/report.js';
import type { Context } from '../context.js';
import { replacements } from '../names.js';
import { keyword } from '../spelling.js';

/** Where a name after `for` would stand beside what is about somebody, if it can stand there at all. */
export type Side = 'before' | 'after' | 'nowhere';

/** Whom the steps of a test are about. */
export interface TestCustomers {
  /** A step that gives a customer, with or without a name. */
  readonly given: (step: GivenCustomer, cx: Context) => void;
  /** The name after `for`, or none where only one customer can be meant; where it would stand beside `at`. */
  readonly named: (name: Name | undefined, at: { readonly span: Span }, side: Side, cx: Context) => void;
}

/**
 * A test has one customer without a name, or several of which each is given before it is named; steps that name nobody
 * are about the one without a name.
 */
export const customersOf = (test: TestDecl): TestCustomers => {
  const { names, hasUnnamed } = customerNames(test);
  const known = new Set<string>();
  return {
    given: ({ customer }) => {
      if (customer !== undefined) known.add(customer.text);
    },
    named: (name, at, side, cx) => {
      if (name === undefined) {
        if (hasUnnamed) return;
        const fixes = side === 'nowhere' ? [] : names.map((each) => forFix(each, at.span, side, cx));
        cx.report('for-whom', at, { customers: names }, { fixes });
      } else if (name.text !== '' && !known.has(name.text)) {
        const nearest = cx.book.nearest(
          name.text,
          names.map((each) => [each]),
        );
        const params = { name: name.text, nearest };
        cx.report('unknown-test-customer', name, params, { fixes: replacements(name.span, nearest) });
      }
    },
  };
};

/** The names of a test's customers in the order given, and whether one of them has none. */
export const customerNames = (test: TestDecl): { readonly names: readonly string[]; readonly hasUnnamed: boolean } => {
  const given = test.steps.filter((step): step is GivenCustomer => step.kind === 'GivenCustomer');
  const names = [...new Set(given.flatMap(({ customer }) => (customer === undefined ? [] : [customer.text])))];
  return { names, hasUnnamed: names.length === 0 || given.some(({ customer }) => customer === undefined) };
};

const forFix = (customer: string, span: Span, side: Side, cx: Context): Fix => {
  const text = `${keyword('forCustomer', cx)} ${nameText(customer)}`;
  return side === 'before' ? insertFix(span.start, `${text} `) : insertFix(span.end, ` ${text}`);
};
