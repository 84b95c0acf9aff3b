import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { appFolder } from '../../packages/editor/app-folder.js';
import { buildApp } from '../../packages/editor/build/build-app.js';
import { launchBrowser } from '../../test/e2e/browser.harness.js';
import type { Bench, Benchmark } from '../benchmark.js';
import { fiftyRules, readList } from '../book.js';
import type { Finding } from '../figure.js';
import { whileServing } from '../http/serving.js';
import { measured } from '../process/measured.js';
import { AS_OF, type ShopSize } from '../shop/folder.js';
import { quantile } from '../steps/quantile.js';
import { longestBlock, openDesk, pressed } from './desk.js';
import type { ImportTask } from './import.js';
import { longBook } from './long-book.js';

const BENCH = 'typing';
/** The page takes a sample of its own; a larger shop would only take longer to prepare. */
const MOST_CUSTOMERS = 5000;
/** So many keys a page gets in a minute of writing; the first of them find code that has never run. */
const KEYS = 300;
const FIRST = 60;
const FILE = 'rules-1.tag';
/** A line of that file whose last number is a threshold that may be any. */
const LINE = '时段3';

/** Typing in a long book, in a real browser: what a keystroke brings about, and after how long. */
export const typingBench: Benchmark = async (bench) => {
  await buildApp();
  const database = await importedShop(bench);
  const rounds: (readonly Finding[])[] = [];
  await whileServing({ database, now: AS_OF, app: appFolder() }, async (url) => {
    await writeBooks(url);
    for (let round = 1; round <= bench.rounds; round += 1) {
      bench.progress(`${BENCH}: round ${String(round)} of ${String(bench.rounds)}`);
      rounds.push(await roundOf(`${url}/rules?file=${FILE}`));
    }
  });
  await bench.databases.drop(database);
  return (rounds[0] ?? []).map((finding, index) => ({
    ...finding,
    value: Math.min(...rounds.map((findings) => findings[index]?.value ?? finding.value)),
  }));
};

const importedShop = async ({ size, databases, progress }: Bench): Promise<string> => {
  progress(`${BENCH}: preparing the shop`);
  const customers = Math.min(size.customers, MOST_CUSTOMERS);
  const some = { ...size, customers, facts: Math.round((size.facts * customers) / size.customers) };
  const { result: folder } = await measured<ShopSize, string>(new URL('../shop/make.ts', import.meta.url), some);
  const database = await databases.make(BENCH);
  const task: ImportTask = { database, folder };
  const { result: written } = await measured<ImportTask, boolean>(new URL('import.ts', import.meta.url), task);
  if (!written) throw new Error('the shop cannot be imported');
  return database;
};

/** The fifty rules are in force, the long book is what somebody writes. */
const writeBooks = async (url: string): Promise<void> => {
  const list = { path: 'cities.csv', text: readList('cities.csv') };
  await told(url, 'POST', '/v1/book/publish', { base: 0, files: [...fiftyRules().files, list] });
  await told(url, 'PUT', '/v1/book/draft', { base: 1, files: [...longBook(), list] });
};

const told = async (url: string, method: string, path: string, body: unknown): Promise<void> => {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
  await answer.body?.cancel();
};

const roundOf = async (address: string): Promise<readonly Finding[]> => {
  const browser = await launchBrowser();
  try {
    const { page, usableAfter, scripts } = await openDesk(browser, address);
    await placeCaret(page);
    const [diagnostics, counts]: [number[], number[]] = [[], []];
    const block = await longestBlock(page, async () => {
      for (let key = 0; key < KEYS; key += 1) {
        // Every second key takes the one before it back.
        const isThere = key % 2 === 0;
        diagnostics.push(await pressed(page, isThere ? '@' : 'Backspace', { selector: '.squiggly-error', isThere }));
      }
      await page.keyboard.press('ArrowLeft');
      for (let key = 0; key < FIRST; key += 1) {
        const isThere = false;
        counts.push(await pressed(page, key % 2 === 0 ? '5' : 'Backspace', { selector: '.tw-text-old', isThere }));
      }
    });
    const alone = { bench: BENCH, against: null, unit: 's', goal: 'at most' } as const;
    return [
      { ...alone, figure: 'key to diagnostic, p50', value: quantile(diagnostics, 0.5) / 1000, target: null },
      { ...alone, figure: 'key to diagnostic, p95', value: quantile(diagnostics, 0.95) / 1000, target: 0.05 },
      {
        ...alone,
        figure: `the same, of the first ${String(FIRST)} keys of a page`,
        value: quantile(diagnostics.slice(0, FIRST), 0.95) / 1000,
        target: null,
      },
      { ...alone, figure: 'key to sample counts, p50', value: quantile(counts, 0.5) / 1000, target: null },
      { ...alone, figure: 'key to sample counts, p95', value: quantile(counts, 0.95) / 1000, target: 0.1 },
      { ...alone, figure: 'the longest task while typing', value: block / 1000, target: 0.2 },
      { ...alone, figure: 'from the address to the first key', value: usableAfter / 1000, target: 2 },
      { ...alone, figure: 'script of the first load, as sent', value: sent(scripts) / 1e6, unit: 'MB', target: 1.3 },
    ];
  } finally {
    await browser.close();
  }
};

/** At the end of a rule that is in sight, as somebody puts it there who changes a number. */
const placeCaret = async (page: Page): Promise<void> => {
  await page.locator('.view-line', { hasText: LINE }).first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('End');
};

const sent = (scripts: readonly string[]): number => {
  const files = scripts.map((path) => join(appFolder() ?? '', path));
  return files.reduce((sum, file) => sum + statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size, 0);
};
