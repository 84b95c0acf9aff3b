import { stringify } from 'csv-stringify/sync';
import { isoInstant } from '../instant.js';

/** That a customer has a tag's value, or is in a segment (whose value is empty). Instants are ms UTC, where known. */
export interface AssignmentRow {
  readonly customer: string;
  readonly kind: string;
  readonly name: string;
  readonly value: string | undefined;
  readonly since?: number | undefined;
  readonly until: number | undefined;
}

const COLUMNS = ['customer', 'kind', 'name', 'value', 'since', 'until'] as const;
const BATCH = 500;

/** One row an assignment, with a header; instants as ISO 8601. */
export async function* csvAnswers(
  assignments: Iterable<AssignmentRow> | AsyncIterable<AssignmentRow>,
): AsyncGenerator<string> {
  yield `${COLUMNS.join(',')}\n`;
  let batch: string[][] = [];
  for await (const { customer, kind, name, value, since, until } of assignments) {
    batch.push([customer, kind, name, value ?? '', instant(since), instant(until)]);
    if (batch.length < BATCH) continue;
    yield stringify(batch);
    batch = [];
  }
  yield stringify(batch);
}

const instant = (at: number | undefined): string => (at === undefined ? '' : isoInstant(at));
