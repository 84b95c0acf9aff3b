import type { CatalogCodes, NameCodes } from '../../codes/check.js';
import { explanation, type Explanations } from '../explanation.js';

export const names: Explanations<NameCodes> = {
  'unknown-name': explanation(
    'segment regulars = frequncy >= 3',
    'segment regulars = F >= 3',
    'A rule can only use names that the book declares: fields, events, metrics, tags, segments and lists.',
    'Names are found by exact spelling, and upper and lower case differ.',
    'When something similar is declared, by spelling, by sound or in the other language, it is offered.',
  ),
  'unknown-field': explanation(
    'metric spent = sum(order.amuont)',
    'metric spent = sum(order.amount)',
    'After the dot stands a field of the event (or of `customer`), as its declaration names it.',
  ),
  'wrong-thing': explanation(
    'tag loyalty = loyal when F >= 3\nsegment best = loyalty = loyal',
    'tag loyalty = loyal when F >= 3\nsegment best = tag loyalty = loyal',
    'The name is known, but it stands for something of another kind than its place asks for.',
    'A tag is asked with `tag NAME = …`, a segment with `in segment NAME`, an event with `did NAME`, a list with `… in NAME`.',
  ),
  'duplicate-name': explanation(
    'metric big = sum(order.amount)\nsegment big = M > 1000',
    'metric total = sum(order.amount)\nsegment big = M > 1000',
    'All names of a book live in one namespace, whichever file they stand in, so that a rule can never mean two things.',
    'Only the fields of an event are apart: they need to be unique within that event.',
  ),
  'duplicate-declaration': explanation(
    'timezone "UTC"\ncustomer { name: text }\ncustomer { city: text }',
    'timezone "UTC"\ncustomer { name: text  city: text }',
    'A book describes its customers once and names one time zone, because every rule shares them.',
  ),
  'reserved-field': explanation(
    'event visit { at: time  shop: text }',
    'event visit { arrived: time from at2  shop: text }',
    'Every event has a time, and inside rules about the event that time is called `at`.',
    'A field of the same name could never be reached.',
    'If the column in your data is called `at`, it most likely is the time: map it with `from TABLE (at = COLUMN)`.',
  ),
  'duplicate-value': explanation(
    'tag tier ordered { gold when M > 1000  silver when M > 100  gold when F > 50 }',
    'tag tier ordered { gold when M > 1000 or F > 50  silver when M > 100 }',
    'Where values are compared by their order, and where staff choose them by hand, each value stands once.',
    'Join the conditions of a repeated value with `or`.',
  ),
  'field-needs-aggregate': explanation(
    'segment big = order.amount > 100',
    'segment big = last(order.amount) > 100',
    'A customer has many orders, so `order.amount` alone is many numbers.',
    'Say which one is meant: `last(…)`, `first(…)`, `max(…)`, `min(…)`, or what they come to: `sum(…)`, `avg(…)`.',
    'To ask whether any order fits, write `did order where amount > 100`.',
  ),
  'other-event': explanation(
    'metric mixed = sum(order.amount * view.dwell)',
    'metric spent = sum(order.amount * order.qty)',
    'An aggregate goes through the events of one kind, one by one; while it looks at an order there is no page view at hand.',
    'Inside it stand fields of that event, fields of the customer, and metrics.',
  ),
  'undeclared-value': explanation(
    'segment men = gender = man',
    'segment men = gender = male',
    'A field that is `one of …`, and a tag, have the values that their declaration lists and no others.',
    'A comparison with any other value could never hold, so it is taken for a slip.',
  ),
  'literal-needs-quotes': explanation(
    'tag active = "true" when did order in last 30d\nsegment s = tag active = true',
    'tag active = "true" when did order in last 30d\nsegment s = tag active = "true"',
    'Some words and all digits mean something by themselves: `true`, `false`, `是`, `否`, `60`.',
    'Where a value is spelled like that, quotes say that the value is meant.',
  ),
  cycle: explanation(
    'segment a = in segment b\nsegment b = not in segment a',
    'segment a = F > 3\nsegment b = not in segment a',
    'Tags, segments and metrics may use each other, but there has to be an order in which they can be worked out.',
    'When they go round in a circle there is none. Break the circle at the link that is least needed.',
  ),
};

export const catalog: Explanations<CatalogCodes> = {
  'missing-timezone': explanation(
    'customer { joined: time }\nsegment new = joined last week',
    'timezone "Asia/Shanghai"\ncustomer { joined: time }\nsegment new = joined last week',
    'Words such as `today`, `last week` and `hour(at)` depend on where the shop is.',
    'Without a `timezone` the book reads them in UTC, which in Shanghai is eight hours late.',
  ),
  'unknown-timezone': explanation(
    'timezone "Beijing"',
    'timezone "Asia/Shanghai"',
    'Time zones have the names of the IANA database: a region and a city, such as `Asia/Shanghai` or `Europe/Berlin`.',
    'An offset such as `+08:00` is not accepted, since it would be wrong for half of the year in many places.',
  ),
  'list-file-missing': explanation(
    'list big_cities from "missing.csv"',
    'list big_cities from "cities.csv"',
    'The values of a list are kept in a file of the book’s folder, one value on each line.',
    'The path is relative to that folder. Without the file nobody can say what is in the list.',
  ),
  'empty-list': explanation(
    'list big_cities from "empty.csv"',
    'list big_cities from "cities.csv"',
    'The file of the list was read, but there is no value in it, so `in` holds for nobody.',
  ),
  'duplicate-column': explanation(
    'event visit { shop: text  store: text from shop }',
    'event visit { shop: text  store: text }',
    'Each field is kept in a column of its own, which is the last name of the field unless `from` names another.',
    'Databases do not tell upper from lower case, so `Shop` and `shop` are one column. `id`, `customer` and `at` are taken.',
  ),
  'duplicate-table': explanation(
    'event visit from orders { shop: text }\nevent return from orders { reason: text }',
    'event visit { shop: text }\nevent return { reason: text }',
    'Events of each kind, and the customers, are kept in tables of their own, because they have different columns.',
    'The table is the last name of the event unless `from` names another.',
  ),
  'reserved-identifier': explanation(
    'event visit from tw_visits { shop: text }',
    'event visit from visits { shop: text }',
    'Names that begin with `tw_` or `tws_` are those of the product’s own tables and columns, and `sqlite_` those of the database.',
  ),
  'set-element': explanation(
    'event visit { prices: set of money }',
    'event visit { labels: set of text }',
    'A set is asked whether it holds some value, so its members are things that are exactly equal or not:',
    'text, values of `one of …`, numbers and dates.',
  ),
  'wrong-mapping': explanation(
    'timezone "UTC"\ncustomer from people (id = no, id = code) { name: text }',
    'timezone "UTC"\ncustomer from people (id = no) { name: text }',
    'The parentheses after `from` say which columns hold the key (`id`), the customer (`customer`, for events) and the time (`at`).',
    'Each is named at most once, and the customer’s own table has no `customer` column.',
  ),
};
