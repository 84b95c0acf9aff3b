import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureShop } from '../examples/shop/generate/shop.js';
import { tagwright } from '../packages/cli/src/harness.js';
import { runJson, type RunResult } from './pipeline.js';

const book = join(import.meta.dirname, '..', 'examples', 'shop', 'book');

describe('the example shop', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tagwright-shop-'));
  let result: RunResult;
  beforeAll(async () => {
    await ensureShop(folder);
    result = await runJson(book, folder, '2026-07-01');
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has a book that checks and is formatted', async () => {
    expect(await tagwright(['check', book])).toMatchObject({ code: 0 });
    expect(await tagwright(['fmt', book, '--check'])).toMatchObject({ code: 0 });
  });

  it('has somebody in every value of every tag but the hand-set ones', () => {
    const empty = Object.entries(result.tags).flatMap(([tag, values]) =>
      Object.entries(values)
        .filter(([, members]) => members.length === 0)
        .map(([value]) => `${tag}: ${value}`),
    );
    expect(empty.filter((each) => !/^(跟进阶段|风险承受):/.test(each))).toEqual([]);
  });

  it('has somebody in every segment', () => {
    expect(Object.entries(result.segments).filter(([, members]) => members.length === 0)).toEqual([]);
  });

  it('gives each buyer one of the eight grades', () => {
    const grades = Object.entries(result.tags['RFM评级'] ?? {});
    expect(grades.map(([value]) => value)).toHaveLength(8);
    const graded = grades.flatMap(([, members]) => members);
    expect(new Set(graded).size).toBe(graded.length);
  });
});
