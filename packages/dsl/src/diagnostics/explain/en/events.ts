import type { EventCodes } from '../../codes/check.js';
import { explanation, type Explanations } from '../explanation.js';

export const events: Explanations<EventCodes> = {
  'aggregate-without-event': explanation(
    'metric spent = sum(amount)',
    'metric spent = sum(order.amount)',
    'An aggregate goes through the events of one kind, so it has to be told which: write the event, a dot, and its field.',
    'Inside its `where` the field’s name alone is enough.',
  ),
  'aggregate-of-customer': explanation(
    'metric total = sum(income)',
    'metric total = income',
    'A field of the customer, and a metric, are one value for each customer already; there is nothing to sum up.',
  ),
  'aggregate-needs-field': explanation(
    'metric spent = sum(order)',
    'metric spent = sum(order.amount)',
    '`count`, `days`, `first` and `last` can be taken of an event as a whole; the others need a field of it.',
  ),
  'aggregate-takes-no-field': explanation(
    'metric active_days = days(order.amount)',
    'metric active_days = days(order)',
    '`days`, `share` and `since last` look at whether and when an event happened, not at what is in it.',
  ),
  'aggregate-wrong-kind': explanation(
    'metric a = avg(order.category)',
    'metric a = mode(order.category)',
    'Sums and averages are taken of numbers, amounts and lengths of time; the smallest and largest also of dates and times.',
    'For text there are `mode` (the most frequent), `distinct` (how many different), `first` and `last`.',
  ),
  'share-needs-where': explanation(
    'metric morning = share(order)',
    'metric morning = share(order where hour(at) < 10)',
    'A share is the events that meet a condition, as a part of all events of that kind. Without a condition it is all of them.',
  ),
  'where-outside-event': explanation(
    'segment a = did order where amount > 100 and city = "Beijing"',
    'segment a = city = "Beijing" and did order where amount > 100',
    'A `where` takes in every `and` that follows, so a condition that has nothing to do with the event easily ends up in it.',
    'There it would still be worked out, once for each event, and for `not did` it would mean something else than it seems to.',
    'Put it before the whole condition, or after it.',
  ),
  'not-in-where': explanation(
    'tag tier = gold when M > 1000\nsegment a = did order where tag tier = gold',
    'tag tier = gold when M > 1000\nsegment a = tag tier = gold and did order',
    'A `where` looks at one event at a time. Tags, segments, ranks and other events are about the customer as a whole',
    'and are worked out after the events have been gathered.',
  ),
  'ranked-metric-in-where': explanation(
    'metric fifth = score(M, 5)\nsegment a = did order where qty > fifth',
    'segment a = did order where qty > 3',
    'A score places a customer among all others, which can only be done when everybody’s events have been gathered.',
    'So it cannot have a say in which events are gathered.',
  ),
  'any-event-where': explanation(
    'segment a = did any event where amount > 3 in last 7d',
    'segment a = did order where amount > 3 in last 7d',
    'Events of different kinds have different fields, so a condition on a field needs one kind of event.',
  ),
  'window-needs-time': explanation(
    'segment a = F in last 30d',
    'segment a = joined in last 30d',
    'A window is a stretch of time, and only a date or a point in time can lie in it.',
    'After an event’s `where`, a window that directly follows a yes-or-no field is read as the window of that field; `= true` sets it apart.',
  ),
  'clock-span-on-date': explanation(
    'segment a = birthday in last 12h',
    'segment a = birthday in last 1d',
    'A date is a day without a clock, so hours, minutes and seconds cannot be measured on it.',
  ),
  'window-reversed': explanation(
    'segment a = did order between 30d and 90d ago',
    'segment a = did order between 90d and 30d ago',
    'A window names its earlier end first. `90d ago` is earlier than `30d ago`.',
  ),
  'empty-window': explanation(
    'segment a = did order between 30d and 30d ago',
    'segment a = did order between 60d and 30d ago',
    'Both ends of the window are the same moment, and nothing lies between.',
  ),
  'future-events': explanation(
    'segment a = did order tomorrow',
    'segment a = did order today',
    'A rule knows what has happened up to now. An event of tomorrow is not known, even if it is in the data already.',
  ),
  'clock-in-on': explanation(
    'segment a = did order on 2026-11-11 20:00',
    'segment a = did order from 2026-11-11 20:00 to 2026-11-12 00:00',
    '`on` is a whole day. For a part of a day, give both ends with `from … to …`; an end with a time is not included.',
  ),
  'pointless-times': explanation(
    'segment a = did order at least 0 times',
    'segment a = did order at least 1 times',
    'Everybody has done everything at least 0 times. For who has not done it, write `not did order`.',
  ),
};
