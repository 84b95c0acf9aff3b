import type { Benchmark } from '../benchmark.js';
import type { Finding } from '../figure.js';
import { prepareShop } from '../steps/prepared.js';
import { cardFigures, evaluateFigures } from './asked.js';
import { BENCH, type Group } from './group.js';
import { EVENTS_TOLD, ingestFigures } from './ingest.js';
import { whileServing } from './serving.js';

/** Groups that only read come first: they find the shop as it was prepared. */
const GROUPS: readonly Group[] = [evaluateFigures, cardFigures, ingestFigures];

/** The server on loopback, asked by another process. */
export const httpBench: Benchmark = async (bench) => {
  const left = Math.min(EVENTS_TOLD, Math.ceil(bench.size.facts / 10));
  const shop = await prepareShop(bench, BENCH, { left });
  const rounds: (readonly Finding[])[] = [];
  for (let round = 1; round <= bench.rounds; round += 1) {
    bench.progress(`${BENCH}: round ${String(round)} of ${String(bench.rounds)}`);
    const database = await bench.databases.copy(shop.database, BENCH);
    const found = await whileServing({ database, now: shop.asOf }, async (url) => {
      const findings: Finding[] = [];
      for (const group of GROUPS)
        findings.push(...(await group({ url, shop: { ...shop, database }, progress: bench.progress })));
      return findings;
    });
    rounds.push(found);
    await bench.databases.drop(database);
  }
  await bench.databases.drop(shop.database);
  return bestOf(rounds);
};

/** Of each figure the best round. */
const bestOf = (rounds: readonly (readonly Finding[])[]): readonly Finding[] =>
  (rounds[0] ?? []).map((finding, index) => {
    const values = rounds.map((findings) => findings[index]?.value ?? finding.value);
    return { ...finding, value: finding.goal === 'at least' ? Math.max(...values) : Math.min(...values) };
  });
