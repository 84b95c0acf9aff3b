import type { After, GivenTag, TestDecl, TestStep } from '../../syntax/ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import type { Context } from '../context.js';
import { shownName } from '../model.js';
import { EVENT_TIME } from '../scope/look-up.js';
import { pointAt, pointAtEvent, remember } from '../scope/resolve.js';
import { reportUndeclared } from '../types/right-side.js';
import { checkAssignments } from './assignments.js';
import { customersOf, type TestCustomers } from './customers.js';
import { checkGivenRank } from './given-ranks.js';

/** Checks what a test gives and expects: the names, kinds and values of its facts, and its conditions. */
export const checkTest = (test: TestDecl, cx: Context): void => {
  const customers = customersOf(test);
  for (const step of test.steps) checkStep(step, customers, cx);
};

const checkStep = (step: TestStep, customers: TestCustomers, cx: Context): void => {
  switch (step.kind) {
    case 'GivenCustomer':
      customers.given(step, cx);
      return checkAssignments(step.fields, 'customer', cx);
    case 'GivenEvent': {
      customers.named(step.customer, step.event, 'after', cx);
      const event = pointAtEvent(step.event, cx);
      if (event !== undefined) checkAssignments(step.fields, event, cx);
      return;
    }
    case 'GivenRanks':
      for (const rank of step.ranks) checkGivenRank(rank, cx);
      return;
    case 'GivenTag':
      customers.named(step.customer, step.tag, 'after', cx);
      return checkGivenTag(step, cx);
    case 'After':
      return step.happening && checkHappening(step.happening, customers, cx);
    case 'Expect':
      customers.named(step.customer, step.condition, 'before', cx);
      return cx.condition(step.condition);
    default:
      return unreachable(step);
  }
};

type Happening = NonNullable<After['happening']>;

/** What follows `after` happens to somebody who is known by then. */
const checkHappening = (happening: Happening, customers: TestCustomers, cx: Context): void => {
  reportTimes(happening, cx);
  if (happening.kind !== 'GivenCustomer') return checkStep(happening, customers, cx);
  customers.named(happening.customer, happening, 'nowhere', cx);
  checkAssignments(happening.fields, 'customer', cx);
};

/** Staff set the values of `manual` tags by hand; those of any other tag follow from the rules. */
const checkGivenTag = ({ tag: name, value }: GivenTag, cx: Context): void => {
  const tag = pointAt(name, 'tag', cx)?.tag;
  if (tag === undefined || value.text === '') return;
  const shown = shownName(tag.names);
  if (!tag.manual) cx.report('given-derived-tag', name, { tag: shown });
  else if (!tag.values.includes(value.text)) reportUndeclared(value, value.text, shown, 'tag', tag.values, cx);
  else remember(value, { kind: 'tag-value', tag, value: value.text }, cx);
};

/** What follows `after` happens where the clock then stands, so it says no time of its own. */
const reportTimes = (happening: Happening, cx: Context): void => {
  const timed =
    happening.kind === 'GivenEvent'
      ? happening.fields.find(({ field }) => field.text === EVENT_TIME)?.field
      : happening.kind === 'GivenTag'
        ? happening.since
        : undefined;
  if (timed !== undefined) cx.report('time-after-clock', timed, {});
};
