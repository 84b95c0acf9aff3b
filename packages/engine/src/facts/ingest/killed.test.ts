import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { gathered, planOf } from '../../book.harness.js';
import { emptySchema, isOnServer } from '../../store/empty.harness.js';
import { openStore } from '../../store/open.js';
import { ingest } from './ingest.js';

/** So many databases at once, and lives of each: starting a process takes longest. */
const [DATABASES, LIVES] = isOnServer ? [2, 2] : [2, 10];
const CALL = 5;

const { catalog } = planOf('customer { n: integer }\nevent order { amount: money }');

/** Tells of orders from a number on, several calls at once, and says of each call that it was acknowledged: Node waits for pipes that are full. */
const TELLING = `
  import { openIngest } from './open.js';
  import { openStore } from '../../store/open.js';
  const [address, catalog, first] = process.argv.slice(-3);
  const intake = await openIngest(await openStore(address), JSON.parse(catalog));
  const order = (id) => ({ kind: 'event', event: 'order', id: 'o' + id, customer: 'c1', at: id, values: { amount: '1.50' } });
  const tell = async (start) => {
    const facts = Array.from({ length: ${CALL} }, (_, index) => order(start + index));
    facts.push({ kind: 'customer', id: 'c1', asOf: start, fields: { n: start } });
    const { counts } = await intake.ingest(facts, start);
    if (counts.added !== ${CALL + 1}) process.stdout.write('wrong ' + JSON.stringify(counts) + '\\n');
    process.stdout.write(start + '\\n');
  };
  for (let start = Number(first); ; start += 3 * ${CALL})
    await Promise.all([0, 1, 2].map((index) => tell(start + index * ${CALL})));
`;

interface Life {
  /** The numbers at which the calls began that were acknowledged. */
  readonly acknowledged: readonly number[];
  readonly complaints: string;
}

/** Lets it tell until a moment after the first acknowledgement, and kills it. */
const lifeOf = (address: string, first: number, moment: number): Promise<Life> =>
  new Promise((resolve, reject) => {
    const flags = ['--import', 'tsx', '--conditions=tagwright-source', '--input-type=module', '--eval', TELLING];
    const child = spawn(process.execPath, [...flags, address, JSON.stringify(catalog), String(first)], {
      cwd: import.meta.dirname,
    });
    let [told, complaints] = ['', ''];
    child.stderr.on('data', (piece) => (complaints += String(piece)));
    child.stdout.on('data', (piece) => {
      if (told === '') void pause(moment).then(() => child.kill('SIGKILL'));
      told += String(piece);
    });
    child.on('error', reject);
    child.on('close', () => {
      // The last line may have been cut off: it was not told whole, so nobody has heard it.
      const lines = told
        .slice(0, told.lastIndexOf('\n') + 1)
        .split('\n')
        .filter((line) => line !== '');
      const wrong = lines.filter((line) => line.startsWith('wrong'));
      resolve({
        acknowledged: lines.filter((line) => /^\d+$/.test(line)).map(Number),
        complaints: [complaints, ...wrong].join(''),
      });
    });
  });

/** Kills it again and again on one database, looks at what is there in the end, and says how many calls were heard of. */
const killAgainAndAgain = async (address: string, seed: number): Promise<number> => {
  const before = await openStore(address);
  await ingest(before, catalog, [{ kind: 'customer', id: 'c1' }], { now: 0 });
  await before.close();
  const acknowledged: number[] = [];
  for (let life = 0; life < LIVES; life += 1) {
    // From the very first commit to one of many, seldom at the same point of one.
    const moment = ((seed + life * 617) % 1000) / 12;
    const { acknowledged: heard, complaints } = await lifeOf(address, 1 + life * 1_000_000, moment);
    expect(complaints, `life ${life} of seed ${seed}`).toBe('');
    acknowledged.push(...heard);
  }

  const after = await openStore(address);
  const ids = await gathered(after.rows<{ at: number }>(sql`select at from "order" order by at`));
  const kept = new Set(ids.map(({ at }) => at));
  expect(kept.size, `seed ${seed}`).toBe(ids.length);
  const starts = new Set(ids.map(({ at }) => at - ((at - 1) % CALL)));
  for (const start of [...acknowledged, ...starts])
    for (let index = 0; index < CALL; index += 1)
      expect(kept.has(start + index), `order ${start + index} of seed ${seed}`).toBe(true);
  const changes = await gathered(after.rows<{ at: number }>(sql`select at from tw_field_change`));
  expect(new Set(changes.map(({ at }) => at)), `seed ${seed}`).toEqual(starts);
  const earliest = await after.row<{ since: number }>(
    sql`select min(since) as since from tw_dirty where source = 'order'`,
  );
  expect(earliest?.since, `seed ${seed}`).toBe(ids[0]?.at);
  await after.close();
  return acknowledged.length;
};

it(
  'killed at any moment, it has kept all that was acknowledged once, and nothing by halves',
  { timeout: 300_000 },
  async () => {
    const seed = Number(process.env['TAGWRIGHT_SEED']);
    const folder = mkdtempSync(join(tmpdir(), 'killed-'));
    const databases = await Promise.all(
      Array.from({ length: DATABASES }, async (_, index) =>
        isOnServer
          ? emptySchema()
          : { address: join(folder, `facts-${index}.db`), drop: (): Promise<void> => Promise.resolve() },
      ),
    );
    const heard = await Promise.all(
      databases.map(({ address }, index) => killAgainAndAgain(address, seed + 100 * index)),
    );
    for (const calls of heard) expect(calls).toBeGreaterThanOrEqual(LIVES);
    for (const { drop } of databases) await drop();
    rmSync(folder, { recursive: true });
  },
);
