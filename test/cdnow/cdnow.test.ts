import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runJson, type RunResult } from '../pipeline.js';
import { convertCdnow } from './convert.js';

/** Where the data that may not be shipped lies: `TAGWRIGHT_DATA`, or `../shared/data` beside the project. */
const root = join(import.meta.dirname, '..', '..');
const dataFolder = process.env['TAGWRIGHT_DATA'] ?? join(root, '..', 'shared', 'data');
const source = join(dataFolder, 'cdnow', 'CDNOW_master.txt');
const present = existsSync(source);
if (!present) {
  process.stderr.write(
    `SKIPPED: the CDNOW purchases are not at ${source}; set TAGWRIGHT_DATA to the folder that holds cdnow/\n`,
  );
}

const DAY_MS = 86_400_000;

/** The expected figures were computed from the log independently of this project. */
describe.skipIf(!present)('the CDNOW purchases, 69,659 orders of 23,570 customers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tagwright-cdnow-'));
  let result: RunResult;
  beforeAll(async () => {
    convertCdnow(source, folder);
    result = await runJson(join(import.meta.dirname, 'book'), folder, '1998-06-30T00:00:00Z');
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const metric = (name: string): ReadonlyMap<string, number> =>
    new Map(Object.entries(result.metrics?.[name] ?? {}).map(([customer, value]) => [customer, Number(value)]));
  const sum = (values: Iterable<number>): number =>
    [...values].reduce((total, value) => total + Math.round(value * 100), 0) / 100;

  it('has the customers, orders and dollars of the log', () => {
    expect(result.population).toBe(23_570);
    expect(sum(metric('M').values())).toBe(2_500_315.63);
    expect([...metric('F').values()].reduce((total, count) => total + count, 0)).toBe(69_659);
    expect(new Set(metric('总额').values())).toEqual(new Set([2_500_315.63]));
    expect(new Set(metric('订单总数').values())).toEqual(new Set([69_659]));
  });

  it('has the medians and percentiles', () => {
    expect(result.thresholds['M median']).toBe(43.38);
    expect(result.thresholds['M top20%']).toBe(133.95);
    expect(result.thresholds['R median']).toBe(471 * DAY_MS);
  });

  it('finds who bought again, by tag and by segment', () => {
    expect(result.segments['复购客户']).toHaveLength(11_662);
    expect(result.tags['频次']?.['复购']).toEqual(result.segments['复购客户']);
  });

  it('finds the fifth of the customers who spent two thirds of the money', () => {
    const spent = metric('M');
    const top = result.segments['前两成'] ?? [];
    // 4,714 is a fifth of everybody, rounded up; one more customer is tied at the threshold, so both are in.
    expect(top).toHaveLength(4715);
    expect(sum(top.map((customer) => spent.get(customer) ?? 0)) / 2_500_315.63).toBeCloseTo(0.6778, 4);
  });

  it('gives everybody one grade', () => {
    const graded = Object.values(result.tags['RFM评级'] ?? {}).flat();
    expect(graded).toHaveLength(23_570);
    expect(new Set(graded).size).toBe(23_570);
  });
});
