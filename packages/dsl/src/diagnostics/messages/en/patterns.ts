import type { PatternCodes } from '../../codes/patterns.js';
import { code, type Messages } from '../words.js';
import { or, THINGS } from './words.js';

/** What the checker says of sequences, habits, yearly dates and the past, in English. */
export const patterns: Messages<PatternCodes> = {
  'alias-taken': ({ name, is }) =>
    is === 'alias'
      ? `${code(name)} is already the name of another event in this condition; give this one another name after \`as\``
      : `${code(name)} is already ${THINGS[is]}; give the event another name after \`as\``,
  'alias-as-value': ({ name, examples }) =>
    `${code(name)} is a whole event; write what of it is meant, like ${or(examples.map(code))}`,
  'alias-not-here': ({ name, why }) =>
    why === 'negated'
      ? `${code(name)} is an event that must not have happened, so there is nothing of it to look at; only steps without \`not\` can be named by later ones`
      : `${code(name)} cannot be seen from inside an aggregate, which is worked out for the customer as a whole; compare it outside the parentheses`,
  'times-with-steps': () =>
    '`times` counts events of one kind, and has no meaning for a sequence; leave it out, or count the events in a condition of their own',
  'habit-with-steps': () =>
    'a habit counts events of one kind in each period, so no steps can follow; give the sequence a window such as `in last 30d` instead',
  'habit-periods': ({ count, most }) =>
    count < 1
      ? 'a habit looks at one period at least'
      : `${count} periods are more than are looked at one by one; ask for at most ${most}, or take longer periods`,
  'habit-quota': ({ quota, periods }) =>
    quota < 1
      ? `none of ${periods} periods is no habit; to ask for no event at all, write \`not did …\` with a window`
      : `there are only ${periods} periods, so ${quota} of them can never be met; write a number from 1 to ${periods}`,
  'on-ago-needs-days': ({ text }) =>
    `${code('on … ago')} means a whole day, so ${code(text)} has to be days, weeks, months or years; for a shorter time write ${code(`in last ${text}`)}`,
  'anniversary-needs-window': ({ name }) =>
    `a yearly date can only be asked whether it lies in a window, like ${code(`anniversary(${name}) within next 30d`)} or ${code(`anniversary(${name}) today`)}`,
  'for-needs-tag-or-field': ({ text }) =>
    `only the past of one tag, or of one field of the customer, is known day by day, and ${code(text)} is more than that; make it a tag first, like ${code('tag state = yes when …')}, and ask ${code('tag state = yes for at least 7d')}`,
  'changed-needs-tag-or-field': ({ text }) =>
    `only a tag, or a field of the customer, can be asked when it changed, and ${code(text)} is neither; make it a tag first`,
  'changed-window': ({ text }) =>
    `${code(text)} does not reach up to now, and only the last change is looked for; write \`in last …\`, \`today\`, or \`this week\`, \`this month\` and so on`,
};
