import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { generateShop, type ShopFolderOptions, type ShopSummary } from './generate/shop.js';

const USAGE = `usage: tsx examples/shop/generate.ts [--customers N] [--facts M] [--seed S] [--end YYYY-MM-DD]
                                     [--out DIR] [--format csv|ndjson] [--gzip]`;
const WRONG_USAGE = 3;
const FAILED = 4;

await main(process.argv.slice(2));

async function main(args: string[]): Promise<void> {
  let options: ShopFolderOptions;
  try {
    options = optionsFrom(args);
  } catch (error) {
    complain(WRONG_USAGE, error, USAGE);
    return;
  }
  try {
    const started = performance.now();
    const summary = await generateShop(options);
    report(summary, options, (performance.now() - started) / 1000);
  } catch (error) {
    complain(FAILED, error);
  }
}

function complain(exitCode: number, error: unknown, ...more: string[]): void {
  process.exitCode = exitCode;
  process.stderr.write([error instanceof Error ? error.message : String(error), ...more, ''].join('\n'));
}

function optionsFrom(args: string[]): ShopFolderOptions {
  const { values } = parseArgs({
    args,
    options: {
      customers: { type: 'string', default: '5000' },
      facts: { type: 'string' },
      seed: { type: 'string' },
      end: { type: 'string' },
      out: { type: 'string', default: fileURLToPath(new URL('data', import.meta.url)) },
      format: { type: 'string', default: 'csv' },
      gzip: { type: 'boolean', default: false },
    },
  });
  const { customers, facts, seed, end, out, format, gzip } = values;
  if (format !== 'csv' && format !== 'ndjson') throw new Error(`--format is csv or ndjson, not ${format}`);
  if (end !== undefined && !isDate(end)) throw new Error(`--end is a date like 2026-06-30, not ${end}`);
  return {
    customers: countFrom('--customers', customers),
    ...(facts === undefined ? {} : { facts: countFrom('--facts', facts) }),
    ...(seed === undefined ? {} : { seed }),
    ...(end === undefined ? {} : { end }),
    out,
    format,
    gzip,
  };
}

function countFrom(name: string, text: string): number {
  const count = Number(text.replaceAll('_', ''));
  if (!Number.isSafeInteger(count) || count < 0) throw new Error(`${name} is a whole number, not ${text}`);
  return count;
}

function isDate(text: string): boolean {
  const parsed = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text) && text.length === 10;
}

function report({ rows, facts }: ShopSummary, { out }: ShopFolderOptions, seconds: number): void {
  for (const [table, count] of Object.entries(rows))
    process.stderr.write(`${table.padEnd(18)}${shown(count).padStart(14)}\n`);
  const rate = (rows.customer + facts) / seconds;
  const megabytes = process.resourceUsage().maxRSS / 1024;
  process.stderr.write(
    `${shown(facts)} facts of ${shown(rows.customer)} customers in ${out}: ${seconds.toFixed(1)} s, ` +
      `${shown(Math.round(rate))} rows/s, peak memory ${shown(Math.round(megabytes))} MB\n`,
  );
}

function shown(count: number): string {
  return count.toLocaleString('en-US');
}
