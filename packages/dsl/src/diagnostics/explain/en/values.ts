import type { RankCodes, TypeCodes } from '../../codes/check.js';
import { explanation, type Explanations } from '../explanation.js';

export const types: Explanations<TypeCodes> = {
  'mixed-kinds': explanation(
    'segment odd = F > M',
    'segment odd = M > 500',
    'Both sides of a comparison are of one kind: numbers with numbers, amounts with amounts, dates with dates.',
    'A number written out may stand against an amount, and a date against a point in time, where it means the whole day.',
  ),
  'missing-unit': explanation(
    'segment lapsed = R > 90',
    'segment lapsed = R > 90d',
    'A length of time is written with its unit: `s`, `min`, `h`, `d`, `w`, and against `since` and `until` also `mo` and `y`.',
    '`90` alone could be days, hours or anything else.',
  ),
  'unexpected-unit': explanation(
    'segment big = M > 2w',
    'segment big = M > 2万',
    'The left side is no length of time, but the right side is one.',
    '`2w` is two weeks; people who type 万 (ten thousand) as `w` mean `2万`, and get it offered.',
  ),
  'time-against-span': explanation(
    'segment old = joined > 90d',
    'segment old = since(joined) > 90d',
    '`joined` is a point in time and `90d` a length; only the time that has passed since can be compared with it.',
    'A window says the same in other words: `not joined in last 90d`.',
  ),
  'number-against-text': explanation(
    'segment a = name = 110',
    'segment a = name = "110"',
    'A field that is text holds text even where it consists of digits, like an order number or a postcode.',
    'Text that begins with a digit is written in quotes.',
  ),
  'wrong-operands': explanation(
    'metric odd = M + F',
    'metric per_order = M / F',
    'Amounts are added to amounts, numbers to numbers, and lengths of time to lengths of time or points in time.',
    'An amount can be multiplied and divided by a number; amount by amount gives a plain number.',
  ),
  'wrong-operand': explanation(
    'segment a = channels = online',
    'segment a = channels has online',
    'Each test asks something that only some kinds of values can answer: `>` needs an order, `contains` needs text,',
    '`has` needs a set, `in` and `between` need single values.',
  ),
  'wrong-argument': explanation(
    'segment adults = age(joined) >= 18',
    'segment adults = age(birthday) >= 18',
    'Each function takes values of certain kinds: `age` a date, `hour` and `since` a point in time, `distance` a place.',
    '`date(…)` makes a date of a point in time.',
  ),
  'wrong-argument-count': explanation(
    'metric near = distance(place, 31.2)',
    'metric near = distance(place, 31.2, 121.5)',
    'Each function takes a certain number of values in its parentheses, separated by commas.',
  ),
  'argument-not-constant': explanation(
    'segment half = bucket(F, "test") = 0',
    'segment half = bucket(2, "test") = 0',
    'Some parts of a function shape the rule itself: the number of parts of `score`, the number of buckets and the salt of `bucket`,',
    'the coordinates of `distance`. They are written out, and the same for every customer.',
  ),
  'out-of-range': explanation(
    'segment near = distance(place, 121.5, 31.2) <= 5',
    'segment near = distance(place, 31.2, 121.5) <= 5',
    'A latitude lies between -90 and 90 and a longitude between -180 and 180; latitude comes first.',
    '`score` makes 2 to 100 parts, and `bucket` 2 buckets or more.',
  ),
  'value-as-condition': explanation(
    'segment big = M',
    'segment big = M > 1000',
    'A condition holds or does not; an amount or a date alone does neither. Compare it with something.',
    'Only a field that is yes or no stands by itself.',
  ),
  'condition-as-value': explanation(
    'metric is_big = M > 1000',
    'segment is_big = M > 1000',
    'A metric is a value: a number, an amount, a date, a text. A condition belongs into a segment, a tag, or a `where`.',
  ),
  'calendar-span': explanation(
    'metric due = joined + 3mo',
    'metric due = joined + 90d',
    'Months and years differ in length, so they cannot take part in arithmetic.',
    'They can stand in windows (`in last 3mo`), after `expires`, and against `since(…)` and `until(…)`, where the calendar decides.',
  ),
  'fractional-calendar-span': explanation(
    'segment recent = did order in last 1.5mo',
    'segment recent = did order in last 45d',
    'Half a month is no fixed number of days. Write whole months or years, or days.',
  ),
  'zero-span': explanation(
    'segment recent = did order in last 0d',
    'segment recent = did order in last 1d',
    'A window or an `expires` of no length holds nothing.',
  ),
  'span-too-long': explanation(
    'segment a = did order in last 99999999d',
    'segment a = did order',
    'A length of more than a thousand years is a slip, or is meant as “ever”. Without a window, an aggregate and `did` look at everything up to now.',
  ),
  'number-too-large': explanation(
    'segment rich = M > 1000000000亿',
    'segment rich = M > 10亿',
    'Numbers are kept exactly up to nine thousand million million (2 to the power of 53); beyond that they would be rounded in silence.',
  ),
  'number-too-fine': explanation(
    'segment a = F > 0.12345678',
    'segment a = F > 0.123457',
    'Numbers keep six digits after the point, exactly. More would have to be rounded, which is better done by you.',
  ),
  'distance-as-value': explanation(
    'segment near = distance(place, 31.2, 121.5) * 2 < 10',
    'segment near = distance(place, 31.2, 121.5) < 5',
    'Distances are compared without ever being worked out in kilometres, so that every database gives the same answer.',
    'They can stand against a number of kilometres, or be ranked.',
  ),
  'item-not-constant': explanation(
    'segment a = channels has gender',
    'segment a = channels has online',
    'What a set is asked for is written out; it cannot be another field.',
  ),
  'tag-as-value': explanation(
    'tag tier = gold when M > 1000\nsegment a = tag tier',
    'tag tier = gold when M > 1000\nsegment a = tag tier is known',
    'A tag by itself is neither true nor false. Ask for one of its values, or whether the customer has any.',
  ),
  'order-needs-value': explanation(
    'segment a = level >= level',
    'segment a = level >= silver',
    'The values of a `one of …` field are ordered as they are declared, the first is the highest.',
    'An order comparison names one of these values on the right.',
  ),
  'empty-range': explanation(
    'segment a = F between 5 and 3',
    'segment a = F between 3 and 5',
    '`between` takes in both ends and names the smaller one first. The other way round nothing lies between.',
  ),
};

export const ranks: Explanations<RankCodes> = {
  'rank-wrong-kind': explanation(
    'segment a = name >= top20%',
    'segment a = M >= top20%',
    'Customers are ranked by something that puts them in order: a number, an amount, a length of time, a date or a distance.',
  ),
  'rank-average-kind': explanation(
    'segment near = distance(place, 31.2, 121.5) <= average',
    'segment near = distance(place, 31.2, 121.5) <= median',
    'An average of distances would need kilometres, which are never worked out. The median, and shares, need only the order.',
  ),
  'rank-out-of-range': explanation(
    'segment a = M >= top120%',
    'segment a = M >= top20%',
    'A share of the customers is more than 0 and at most 100 percent; a number of customers is a whole number of at least 1.',
  ),
  'exactly-without-count': explanation(
    'segment a = M >= top20% exactly',
    'segment a = M >= top 100 exactly',
    'Who is tied at the threshold belongs to the rank, so `top 100` may hold a few more than 100 customers.',
    '`exactly` ends ties by customer number, so that it holds 100. A share of the customers has no such number.',
  ),
  'exactly-wrong-direction': explanation(
    'segment a = M <= top 100 exactly',
    'segment a = M >= top 100 exactly',
    '`top 100 exactly` are 100 customers, and `>=` is the comparison that means them; for `bottom` it is `<=`.',
  ),
  'per-wrong-field': explanation(
    'segment a = M >= top20% per income',
    'segment a = M >= top20% per city',
    '`per` makes one ranking for each value of a field: each city has its own top 20%.',
    'The field is one of the customer’s and has values that many share: text, a choice, yes or no, a whole number, a date.',
  ),
  'among-not-about-customer': explanation(
    'segment a = M >= top20% among (1 < 2)',
    'segment a = M >= top20% among (city = "Beijing")',
    '`among` narrows who is ranked by a condition on the customer. A condition that is the same for everyone narrows nothing.',
  ),
};
