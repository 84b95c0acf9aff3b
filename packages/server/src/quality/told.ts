import { formatDate } from '@tagwright/dsl';
import type { EventQuality, FieldQuality, QualityReport } from '@tagwright/engine';
import { instantText } from '../http/lists.js';
import { isSmall, shownCount, type Smallest } from '../suppression/count.js';
import type { Arrivals } from './arrivals.js';
import type { FieldQualityShape, QualityShape } from './shape.js';

export interface Teller {
  readonly config: Smallest;
  /** Whether customers may be named. */
  readonly namesCustomers: boolean;
  /** Tables of events and fields by their columns that may be told of; what is hidden is not. */
  readonly arrivals: Arrivals;
}

/** A report as it may be told to somebody. */
export const qualityTold = (report: QualityReport, teller: Teller): QualityShape => {
  const { asOf, customers, events } = report;
  const { config, namesCustomers, arrivals } = teller;
  return {
    asOf: instantText(asOf),
    customers: {
      count: customers.count,
      fields: customers.fields.map(({ latest, ...each }) => ({
        ...fieldTold(each, customers.count, config),
        ...(latest === undefined ? {} : { latest: instantText(latest) }),
      })),
      duplicates: customers.duplicates.map(({ field, values, customers: sharing, examples }) => ({
        field: field.names[0] ?? '',
        values,
        customers: shownCount(sharing, config),
        ...(namesCustomers ? { examples: examples.map((ids) => [...ids]) } : {}),
      })),
    },
    events: events.map((each) => eventTold(each, teller)),
    refused: arrivals.refused.map(({ code, about, field, count, lastAt }) => ({
      code,
      ...(about === '' ? {} : { table: about }),
      ...(field === '' ? {} : { field }),
      count,
      last: instantText(lastAt),
    })),
  };
};

const fieldTold = (
  { field, known, distinct, wrong }: FieldQuality,
  rows: number,
  config: Smallest,
): FieldQualityShape => ({
  name: field.names[0] ?? '',
  type: field.type.kind,
  known: shownCount(known, config),
  // Those of whom it is not known are customers, too.
  ...(isSmall(known, config) || isSmall(rows - known, config) ? {} : { completeness: rows === 0 ? 0 : known / rows }),
  ...(distinct === undefined ? {} : { distinct }),
  wrong: wrong.map(({ check, count }) => ({ check, count: shownCount(count, config) })),
});

const eventTold = (quality: EventQuality, { config, arrivals }: Teller): QualityShape['events'][number] => {
  const { event, count, first, last, future, fields, days, gaps, orphans } = quality;
  return {
    name: event.names[0] ?? '',
    count,
    ...(first === undefined ? {} : { first: instantText(first) }),
    ...(last === undefined ? {} : { last: instantText(last) }),
    future,
    fields: fields.map((each) => fieldTold(each, count, config)),
    days: days.map(({ day, count: ofDay }) => ({ date: formatDate(day), count: ofDay })),
    gaps: gaps.map(({ from, to, expected }) => ({ from: formatDate(from), to: formatDate(to), expected })),
    late: arrivals.late
      .filter(({ about }) => about === event.table)
      .map(({ days: least, count: late }) => ({ days: least, count: late })),
    orphans: { events: orphans.events, customers: shownCount(orphans.customers, config) },
  };
};
