import type { CheckCodes, OperandRole } from '../../codes/check.js';
import { code, type Messages } from '../words.js';
import { patterns } from './patterns.js';
import { reasoning } from './reasoning.js';
import { tests } from './tests.js';
import { and, didYouMean, kinds, KINDS, or, THINGS } from './words.js';

/** What the checker says, in English. */
export const check: Messages<CheckCodes> = {
  ...patterns,
  ...tests,
  'unknown-name': ({ name, wanted, nearest }) =>
    wanted === 'value' || wanted === 'condition'
      ? `nothing in the book is called ${code(name)}${didYouMean(nearest) || UNKNOWN}`
      : `there is no ${THINGS[wanted].replace(/^an? /, '')} called ${code(name)}${didYouMean(nearest) || UNKNOWN}`,
  'unknown-field': ({ name, owner, nearest }) =>
    `${owner === '' ? 'the customer' : code(owner)} has no field ${code(name)}${didYouMean(nearest)}`,
  'wrong-thing': ({ name, is, wanted }) => wrongThing(name, is, wanted),
  'duplicate-name': ({ name, event }) =>
    event !== ''
      ? `${code(event)} has two fields called ${code(name)}; give one of them another name`
      : `${code(name)} is already the name of something else; a name stands for one thing in the whole book, so give one of the two another name`,
  'duplicate-declaration': ({ what }) =>
    what === 'customer'
      ? 'the book describes its `customer` twice; put all fields into one `customer { … }`'
      : 'the book names its `timezone` twice; keep one, since all rules share a calendar',
  'reserved-field': ({ name }) =>
    `a field of an event cannot be called ${code(name)}, because ${code(name)} is the event’s own time in every rule; give it another name and, if need be, the column with \`from ${name}\``,
  'duplicate-value': ({ value, of }) =>
    `${code(value)} stands twice in ${code(of)}, so its place in the order is unclear; keep one of the two`,
  'field-needs-aggregate': ({ event, field }) =>
    `${code(field)} is a field of ${code(event)}, and a customer can have many of those; say which is meant, like ${code(`last(${event}.${field})`)} or ${code(`sum(${event}.${field})`)}`,
  'other-event': ({ event, field, inside, step }) =>
    step
      ? `${code(`${event}.${field}`)} belongs to an earlier step, which needs a name here: write ${code(`${event} as v`)} there, and ${code(`v.${field}`)} here`
      : `${code(`${event}.${field}`)} is not known here, where the rule looks at one ${code(inside)} at a time; only fields of ${code(inside)} and of the customer, and metrics, can stand here`,
  'undeclared-value': ({ value, of, holder, nearest, declared }) =>
    `${code(value)} is not a value of ${holder === 'tag' ? 'the tag ' : ''}${code(of)}${didYouMean(nearest) || `; its values are ${and(declared.map(code))}`}`,
  'literal-needs-quotes': ({ value, of }) =>
    `${code(value)} without quotes is read as a word of the language, not as the value of ${code(of)}; write ${code(`"${value}"`)}`,
  cycle: ({ path }) =>
    path.length === 2
      ? `${code(path[0] ?? '')} needs itself to be worked out; take it out of its own definition`
      : `these need each other, so none can be worked out first: ${path.map(code).join(' → ')}; break the circle at one of them`,

  'missing-timezone': () =>
    'the book names no time zone, so days and months are those of UTC; add a line such as `timezone "Asia/Shanghai"`',
  'unknown-timezone': ({ zone, nearest }) =>
    `${code(zone)} is not the name of a time zone${nearest.length > 0 ? didYouMean(nearest) : '; write one such as `"Asia/Shanghai"` or `"UTC"`'}`,
  'list-file-missing': ({ path }) =>
    `the file ${code(path)} cannot be read; put it into the book’s folder, one value on each line`,
  'empty-list': ({ list, path }) =>
    `the list ${code(list)} is empty: ${code(path)} holds no value, so nothing is in it`,
  'duplicate-column': ({ column, table }) =>
    `the column ${code(column)} of ${code(table)} already holds another field (upper and lower case count as the same); name another column with \`from\``,
  'duplicate-table': ({ table }) =>
    `the table ${code(table)} already holds another kind of record; each event, and the customer, needs a table of its own: name another with \`from\``,
  'reserved-identifier': ({ name }) =>
    `${code(name)} cannot be the name of a table or a column: names that begin with \`tw_\`, \`tws_\` or \`sqlite_\` are kept for internal use; choose another with \`from\``,
  'set-element': ({ found }) =>
    `a set cannot hold ${KINDS[found]}; it holds \`text\`, \`one of …\`, \`integer\`, \`number\` or \`date\``,
  'wrong-mapping': ({ role, why }) =>
    why === 'twice'
      ? `${code(role)} is given a column twice; keep one`
      : `the customer’s own table has no ${code(role)} column to name; only \`id\` and \`at\` can be mapped here`,

  'mixed-kinds': ({ left, right, subject, other }) =>
    `${code(subject)} is ${KINDS[left]} but ${code(other)} is ${KINDS[right]}; the two cannot be compared`,
  'missing-unit': ({ value, subject }) =>
    `${code(value)} needs a unit, because ${code(subject)} is a length of time; write for example ${code(`${value}d`)} for days or ${code(`${value}h`)} for hours`,
  'unexpected-unit': ({ text, against, subject }) =>
    `${code(text)} is a length of time, but ${code(subject)} is ${KINDS[against]}; write a plain number`,
  'time-against-span': ({ name }) =>
    `${code(name)} is a point in time, not a length of time; for how long ago it is, write ${code(`since(${name})`)}`,
  'number-against-text': ({ value, subject }) =>
    `${code(subject)} is text, so it is compared with text: write ${code(`"${value}"`)} in quotes`,
  'wrong-operands': ({ op, left, right, subject, other }) => wrongOperands(op, left, right, subject, other),
  'wrong-operand': ({ role, subject, found, expected }) => wrongOperand(role, subject, found, expected),
  'wrong-argument': ({ fn, subject, found, expected }) =>
    `${code(fn)} takes ${kinds(expected)}, but ${code(subject)} is ${KINDS[found]}${found === 'date' && expected.length === 1 ? `; ask of a date whether it lies in a window, like ${code(`${subject} ${fn === 'until' ? 'within next' : 'in last'} 30d`)}` : ''}`,
  'wrong-argument-count': ({ fn, found, least, most }) =>
    `${code(fn)} takes ${least === most ? least : `at least ${least}`} ${most === 1 ? 'value' : 'values'} in its parentheses, not ${found}`,
  'argument-not-constant': ({ fn, wanted }) =>
    `this part of ${code(fn)} has to be written out as ${wanted === 'text' ? 'text in quotes' : wanted === 'number' ? 'a number' : 'a whole number'}; it cannot be worked out for each customer`,
  'out-of-range': ({ what, value, low, high }) =>
    `${code(value)} is not possible as ${RANGES[what]}; it has to lie between ${low} and ${high}`,
  'value-as-condition': ({ found, subject }) =>
    `${code(subject)} is ${KINDS[found]}, not a condition; compare it with something, like ${code(`${subject} ${found === 'bool' ? '= true' : found === 'duration' ? '> 90d' : found === 'text' || found === 'enum' ? '= …' : '> …'}`)}`,
  'condition-as-value': ({ text }) =>
    `${code(text)} is a condition, which holds or does not; here a value is needed, such as a field, a metric or a number`,
  'calendar-span': ({ text }) =>
    `${code(text)} has no fixed length (months and years differ); here write days, or compare \`since(…)\` or \`until(…)\` with it directly`,
  'fractional-calendar-span': ({ text }) =>
    `${code(text)} is no whole number of months or years; write whole ones, or days such as \`45d\``,
  'zero-span': ({ text }) =>
    `${code(text)} lasts no time at all, so nothing could ever fall into it; write a longer time`,
  'span-too-long': ({ text }) =>
    `${code(text)} is longer than a thousand years, which no calendar can be trusted with; to look at all there is, leave the window out`,
  'number-too-large': ({ value }) => `${code(value)} is larger than any number that can be held exactly`,
  'number-too-fine': ({ value, digits }) =>
    digits === 0
      ? `${code(value)} has to be a whole number here; round it`
      : `${code(value)} has more than ${digits} digits after the point, which is all that is kept; round it`,
  'distance-as-value': () =>
    'a distance can only be compared with a number of kilometres, such as `distance(place, 31.2, 121.5) <= 5`, or ranked; nothing else can be worked out with it',
  'item-not-constant': ({ name }) =>
    `${code(name)} cannot stand here: after \`has\` the values are written out, like \`has "${name}"\``,
  'tag-as-value': ({ tag }) =>
    `say which value of the tag ${code(tag)} is meant, like ${code(`tag ${tag} = …`)}, or whether there is any: ${code(`tag ${tag} is known`)}`,
  'order-needs-value': ({ of }) =>
    `higher and lower of ${code(of)} is told by its declared values; write one of them on the right, like ${code(`${of} >= …`)}`,
  'empty-range': ({ low, high }) =>
    `nothing lies between ${code(low)} and ${code(high)}, because the first is the larger; the smaller one comes first`,

  'aggregate-without-event': ({ fn, examples }) =>
    `${code(fn)} looks at events, and this names none; write the event and its field${examples.length > 0 ? `, like ${or(examples.map((text) => code(`${fn}(${text})`)))}` : ''}`,
  'aggregate-of-customer': ({ fn, name, is }) =>
    is === 'metric'
      ? `${code(name)} is a metric, one value for each customer already; ${code(fn)} is for events: use ${code(name)} by itself`
      : `${code(name)} is a field of the customer, one value for each customer; ${code(fn)} is for events: use ${code(name)} by itself`,
  'aggregate-needs-field': ({ fn, event, examples }) =>
    `${code(fn)} needs to know which field of ${code(event)}${examples.length > 0 ? `, like ${or(examples.map((text) => code(`${fn}(${text})`)))}` : `, and ${code(event)} has none that fits`}`,
  'aggregate-takes-no-field': ({ fn, event }) =>
    `${code(fn)} looks at whole events, not at a field of them; name ${code(event)} alone`,
  'aggregate-wrong-kind': ({ fn, subject, found, expected }) =>
    `${code(fn)} takes ${kinds(expected)}, but ${code(subject)} is ${KINDS[found]}`,
  'share-needs-where': ({ event }) =>
    `a share needs a \`where\` that says which part of all events is meant, like ${code(`share(${event} where …)`)}; without it the answer is always 1`,
  'where-outside-event': ({ event, text }) =>
    `${code(text)} says nothing about ${code(event)}, although it stands in its \`where\`, which takes in every \`and\` that follows; put it after the whole ${code(event)} condition`,
  'not-in-where': ({ what }) =>
    `a \`where\` looks at one event at a time, and ${NOT_IN_WHERE[what]}; put this condition outside the \`where\``,
  'ranked-metric-in-where': ({ metric }) =>
    `${code(metric)} rests on a \`score\` among all customers, which is known only after all events are counted; it cannot choose which events count`,
  'any-event-where': () =>
    '`any event` takes no `where`, because different events have different fields; name one event, like `did order where …`',
  'window-needs-time': ({ found, subject }) =>
    `only a date or a point in time can lie in a window, and ${code(subject)} is ${KINDS[found]}${found === 'bool' ? `; if the window is meant for the event, write ${code(`${subject} = true`)} before it` : ''}`,
  'clock-span-on-date': ({ text }) =>
    `a date has no hours or minutes, so ${code(text)} cannot be measured on it; use days, such as \`1d\``,
  'window-reversed': ({ form }) =>
    form === 'ago'
      ? 'the window ends before it begins: the time longer ago comes first, like `between 90d and 30d ago`'
      : 'the window ends before it begins: the earlier date comes first, like `from 2026-11-01 to 2026-11-11`',
  'empty-window': () => 'the window begins and ends at the same moment, so nothing can fall into it',
  'future-events': () =>
    'events that lie ahead have not happened yet, so this never holds; `tomorrow` and `within next` are for dates such as an appointment',
  'clock-in-on': ({ date, time }) =>
    `${code('on')} means a whole day, so ${code(time)} has no place here; write ${code(`on ${date}`)}, or \`from … to …\` with times`,
  'pointless-times': () => '`at least 0 times` holds for everyone; write `at least 1 times`, or leave it out',

  'rank-wrong-kind': ({ found, subject }) =>
    `${code(subject)} is ${KINDS[found]}, which cannot be ranked; rank a number, an amount, a length of time, a date or a distance`,
  'rank-average-kind': () => 'the average of distances is not worked out; use `median`, or a share such as `bottom20%`',
  'rank-out-of-range': ({ form, amount }) =>
    form === 'count'
      ? `${code(amount)} customers is no rank; write a whole number of at least 1, like \`top 100\``
      : `${code(form === 'percent' ? `${amount}%` : `p${amount}`)} is no share of the customers; it has to be above 0 and at most 100, like ${form === 'percent' ? '`top20%`' : '`p95`'}`,
  'exactly-without-count': () =>
    '`exactly` settles ties so that a number of customers is met; it stands only after a number, like `top 100 exactly`',
  'exactly-wrong-direction': ({ op, wanted }) =>
    `with \`exactly\` the comparison has to be ${code(wanted)}, not ${code(op)}: ${wanted === '>=' ? '`>= top 100 exactly` are those 100 customers' : '`<= bottom 100 exactly` are those 100 customers'}`,
  'per-wrong-field': ({ name, found }) =>
    `customers cannot be split by ${code(name)}, which is ${found in KINDS ? KINDS[found as keyof typeof KINDS] : THINGS[found as keyof typeof THINGS]}; \`per\` needs a field of the customer that is text, a choice, yes or no, a whole number or a date`,
  'among-not-about-customer': () =>
    'this is the same for every customer, so it does not narrow anything; write a condition such as `among (city = Beijing)`',

  'tag-lines-split': ({ tag }) =>
    `the lines of the tag ${code(tag)} stand in several files, so their order is unclear; put them into one file`,
  'tag-line-beside-block': ({ tag }) =>
    `the tag ${code(tag)} is declared as a block already; add this case inside its \`{ … }\``,
  'empty-tag': ({ tag }) =>
    `the tag ${code(tag)} has no values; add a case, like ${code(`${tag} { good when … }`).replace(`${tag} `, '')}`,
  'on-needs-expires': ({ value }) =>
    `\`on\` gives ${code(value)} at the very moment of the event; say how long it lasts, like \`expires 30d\``,
  'otherwise-not-last': ({ value }) =>
    `no case after \`otherwise\` is ever reached, because it takes everyone who is left; move ${code(value)} to the end`,
  'otherwise-twice': ({ value }) =>
    `a tag has one \`otherwise\`: the first already takes everyone who is left, so nobody gets ${code(value)}`,
  'otherwise-not-allowed': ({ value }) =>
    `a \`many\` tag has no \`otherwise\`, because each value is given or not by itself; give ${code(value)} a \`when\``,
  'otherwise-expires': ({ value }) =>
    `${code(value)} is what is left when no case holds, so there is nothing to expire; remove \`expires\``,
  'manual-with-trigger': ({ tag, value }) =>
    `the values of ${code(tag)} are set by hand, so ${code(value)} takes no condition; remove it, or remove \`manual\``,
  'ordered-many': ({ tag }) =>
    `${code(tag)} cannot be both \`ordered\` and \`many\`: higher and lower compare the one value that a customer has; remove one of the two`,
  'tag-not-ordered': ({ tag, op }) =>
    `${code(op)} asks which value is higher, and the values of ${code(tag)} have no order; compare with \`=\`, or declare the tag \`ordered\``,
  'many-needs-has': ({ tag, value }) =>
    `a customer can have several values of ${code(tag)}, so ask for one of them with \`has\`: ${code(`tag ${tag} has ${value || '…'}`)}`,
  'exclusive-needs-equals': ({ tag, value }) =>
    `a customer has at most one value of ${code(tag)}, so compare it: ${code(`tag ${tag} = ${value || '…'}`)}`,
  'tag-needs-value': ({ tag, declared }) =>
    `the tag ${code(tag)} is compared with one of its values${declared.length > 0 ? `: ${or(declared.map(code))}` : ''}`,
  'manual-never-expires': ({ tag }) =>
    `what is set by hand in ${code(tag)} stays for ever, even when it has long stopped being true; add an expiry after \`manual\`, like \`expires 1y\``,
  'never-false-again': ({ value, text }) =>
    `${code(text)} stays true for ever once it is true, so ${code(value)} would never expire; let the event give the value with \`on\`, or look at a window such as \`in last 30d\``,

  ...reasoning,
  'same-definition': ({ name, other }) =>
    `${code(name)} says the same as ${code(other)}; keep one, so that a change cannot miss the other`,
  'separate-tags': ({ tag, metric, combined }) =>
    `${code(tag)} only cuts ${code(metric)} into pieces, and ${code(combined)} combines the same metrics; rules can ask ${code(metric)} itself, so this tag may not be needed`,
  'negation-of-missing': ({ name, text, who }) =>
    `${code(text)} also holds for every ${who} without ${code(name)}; if that is not meant, add ${code(`${name} is known`)}`,
  'recency-ranked-top': ({ name }) =>
    `the top of ${code(name)} are those whose last time is longest ago; the most recent are \`<= bottom20%\``,
  'repeats-field': ({ tag, field, renamed }) =>
    `${code(tag)} only repeats the field ${code(field)}${renamed ? ' under other names' : ''}; rules can ask ${code(field)} itself, so the tag may not be needed`,
  'too-many-values': ({ tag, count, limit }) =>
    `${code(tag)} has ${count} values; people hardly keep more than ${limit} apart`,
  'too-many-tags': ({ count, limit }) =>
    `the book has ${count} tags; beyond ${limit} people lose their way, and most of them go unused`,
};

const UNKNOWN = '; check the spelling, or declare it first';

const wrongThing = (name: string, is: keyof typeof THINGS, wanted: keyof typeof THINGS): string => {
  const start = `${code(name)} is ${THINGS[is]}`;
  if (is === 'tag' && (wanted === 'value' || wanted === 'condition')) {
    return `${start}; write ${code(`tag ${name} = …`)} to ask for one of its values`;
  }
  if (is === 'segment') return `${start}; write ${code(`in segment ${name}`)} to ask who belongs to it`;
  if (is === 'event' && wanted === 'condition')
    return `${start}; write ${code(`did ${name}`)} to ask whether it happened`;
  if (is === 'event' && wanted === 'value') {
    return `${start}, not a value; count it with ${code(`count(${name})`)}, or take one of its fields`;
  }
  if (is === 'list') return `${start}; write ${code(`… in ${name}`)} to ask whether a value is in it`;
  return `${start}, but ${THINGS[wanted]} is needed here`;
};

const wrongOperands = (
  op: string,
  left: keyof typeof KINDS,
  right: keyof typeof KINDS,
  subject: string,
  other: string,
): string => {
  const both = `${code(subject)} is ${KINDS[left]} and ${code(other)} is ${KINDS[right]}`;
  const verbs: Readonly<Record<string, string>> = {
    '+': 'added',
    '-': 'subtracted',
    '*': 'multiplied',
    '/': 'divided',
  };
  if ((left === 'time' || left === 'duration') && right === 'number' && (op === '+' || op === '-')) {
    return `${both}; a length of time needs a unit, like ${code(/^\d+$/.test(other) ? `${other}d` : '30d')}`;
  }
  return `${both}; they cannot be ${verbs[op] ?? 'combined'}`;
};

const wrongOperand = (
  role: OperandRole,
  subject: string,
  found: keyof typeof KINDS,
  expected: readonly (keyof typeof KINDS)[],
): string => {
  const start = `${code(subject)} is ${KINDS[found]}`;
  if (found === 'set') return `${start}; ask what is in it with \`has\`, like ${code(`${subject} has …`)}`;
  switch (role) {
    case 'equality':
      return found === 'distance'
        ? `${start}, which is never met exactly; write \`<=\` or \`>=\``
        : `${start}, which cannot be compared; measure it with \`distance(${subject}, …, …)\``;
    case 'ordering':
      return `${start}, which has no higher and lower; compare it with \`=\``;
    case 'between':
      return `${start}, which has no in between; \`between\` takes ${kinds(expected)}`;
    case 'in':
      return `${start}, which cannot be looked up in a list of values; a list takes ${kinds(expected)}`;
    case 'in-list':
      return `${start}, and a list from a file holds text; only text can be looked up in it`;
    case 'text-test':
      return `${start}; only text can be searched with \`contains\`, \`starts with\` and \`ends with\``;
    case 'has':
      return `${start}, a single value; \`has\` looks into a set: compare with \`=\`, or search text with \`contains\``;
    case 'minus':
      return `${start}, which has no negative`;
  }
};

const RANGES = {
  latitude: 'a latitude',
  longitude: 'a longitude',
  parts: 'a number of parts',
  buckets: 'a number of buckets',
} as const;

const NOT_IN_WHERE = {
  tag: 'a tag is about the customer as a whole',
  segment: 'a segment is about the customer as a whole',
  did: '`did` asks for other events',
  rank: 'a rank compares customers, not events',
  score: '`score` compares customers, not events',
  history: 'how long something has been so is about the customer as a whole',
} as const;
