import { DAY_MS, compareText, formatDate, fromScaled, MAX_EXACT, unitVector } from '@tagwright/dsl';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { saidOf, shop, Workplace } from './harness.js';

/** A value as it is stored (in as many columns as it takes), as a cell of CSV, and as JSON; null is missing. */
interface Written {
  readonly stored: readonly (string | number | null)[];
  readonly cell: string;
  readonly json: unknown;
}

const MISSING: Written = { stored: [null], cell: '', json: null };
const optional = (value: fc.Arbitrary<Written>, columns = 1): fc.Arbitrary<Written> =>
  fc.option(value, { nil: { ...MISSING, stored: Array.from({ length: columns }, () => null) } });

const someText = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => text.normalize('NFC'));
const text = someText.map((value) => ({ stored: [value], cell: value, json: value }));
const city = fc.constantFrom('北京', '上海').map((value) => ({ stored: [value], cell: value, json: value }));
const date = fc.integer({ min: -700_000, max: 2_900_000 }).map((day) => {
  const written = formatDate(day);
  return { stored: [day], cell: written, json: written };
});
const decimal = (scale: number) =>
  fc.maxSafeInteger().map((scaled) => {
    const written = fromScaled(scaled, scale);
    return { stored: [scaled + 0], cell: written, json: written };
  });
const children = fc.integer().map((value) => ({ stored: [value], cell: String(value), json: value }));
const bool = fc.boolean().map((value) => ({ stored: [value ? 1 : 0], cell: value ? '是' : '0', json: value }));
const time = fc.integer({ min: -719_528 * DAY_MS, max: 2_932_896 * DAY_MS }).map((instant) => {
  const written = new Date(instant).toISOString();
  return { stored: [instant], cell: written, json: written };
});
const duration = fc.integer({ min: 0, max: MAX_EXACT }).map((ms) => {
  const seconds = fromScaled(ms, 3);
  return { stored: [ms], cell: `PT${seconds}S`, json: seconds };
});
const member = fc.string({ unit: fc.constantFrom('a', 'z', 'é', '客', 'Ａ', '😀', '"'), minLength: 1, maxLength: 4 });
const set = fc.uniqueArray(member, { minLength: 1 }).map((members) => ({
  stored: [JSON.stringify(members.toSorted(compareText))],
  cell: members.join('|'),
  json: members,
}));
const point = fc
  .tuple(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -18_000, max: 18_000 }))
  .map((place) => {
    const [latitude, longitude] = place.map((hundredths) => hundredths / 100) as [number, number];
    return {
      stored: [`${latitude},${longitude}`, ...unitVector(latitude, longitude)],
      cell: ` ${latitude}, ${longitude}`,
      json: { lat: latitude, lng: longitude },
    };
  });

const row = fc.tuple(
  text,
  optional(text),
  optional(city),
  optional(date),
  optional(decimal(2)),
  optional(decimal(6)),
  optional(children),
  optional(bool),
  optional(time),
  optional(duration),
  optional(set),
  optional(point, 4),
);
const rows = fc.uniqueArray(row, { selector: ([id]) => id.cell, maxLength: 12 });
const columns = ['id', ...shop.customer.fields.map((field) => field.column)];
const quoted = (cell: string): string => (/[",\r\n;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const imported = async (name: string, content: string): Promise<readonly (readonly unknown[])[]> => {
  const place = await Workplace.open();
  try {
    const report = await place.import({ [name]: content, 'order.csv': 'id,customer,at,amount\n' }, {}, shop);
    expect(saidOf(report)).toEqual([]);
    return await place.rows('customer');
  } finally {
    await place.close();
  }
};

it('gives back any rows that are written as CSV', async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('\n', '\r\n'), async (written, end) => {
      const lines = [columns, ...written.map((values) => values.map(({ cell }) => quoted(cell)))];
      const sorted = written.toSorted(([a], [b]) => compareText(a.cell, b.cell));
      expect(await imported('customer.csv', lines.map((cells) => cells.join(',') + end).join(''))).toEqual(
        sorted.map((values) => values.flatMap(({ stored }) => stored)),
      );
    }),
    { numRuns: 50 },
  );
});

it('gives back any rows that are written as JSON', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(row, { selector: ([id]) => id.cell, minLength: 1, maxLength: 12 }),
      async (written) => {
        const known = (values: readonly Written[]) =>
          Object.fromEntries(values.map(({ json }, index) => [columns[index], json]));
        const sorted = written.toSorted(([a], [b]) => compareText(a.cell, b.cell));
        const content = written.map((values) => `${JSON.stringify(known(values))}\n`).join('');
        expect(await imported('customer.ndjson', content)).toEqual(
          sorted.map((values) => values.flatMap(({ stored }) => stored)),
        );
      },
    ),
    { numRuns: 50 },
  );
});
