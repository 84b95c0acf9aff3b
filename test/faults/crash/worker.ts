import { writeSync } from 'node:fs';
import { EngineError, openIngest, openStore, refresh } from '@tagwright/engine';
import { callOf, worldInstant, worldPlan } from './world.js';

/**
 * Takes in facts, brings answers up to date, or both, until it is killed. What it says goes out at once, so that its
 * last word is known however it ends: `ready`, `telling N`, `told N`, `stepping`, `stepped AS-OF LAST-SEQ`, `broke …`.
 */
const [address = '', role = 'both', first = '0', began = '0'] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);
const now = () => worldInstant(Number(began), Date.now());

const plan = worldPlan();
const store = await openStore(address, { patience: 30_000 });
const intake = await openIngest(store, plan.catalog, { tags: plan.tags, createCustomers: true });
let next = Number(first);

async function tell(): Promise<never> {
  for (;;) {
    const number = next;
    next += 1;
    say(`telling ${number}`);
    const { counts } = await intake.ingest(callOf(number, now()), now());
    say(counts.refused === 0 ? `told ${number}` : `broke ${counts.refused} facts of call ${number} are refused`);
  }
}

async function step(): Promise<never> {
  for (let ahead = 0; ; ahead = ahead === 0 ? Infinity : 0) {
    say('stepping');
    try {
      const { asOf, lastSeq } = await refresh(store, plan, now(), { strict: true, ahead });
      say(`stepped ${asOf} ${lastSeq}`);
    } catch (thrown) {
      // Another one has come further meanwhile, which is as it should be.
      if (!(thrown instanceof EngineError) || thrown.code !== 'clock-backwards') throw thrown;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

say('ready');
const work = { tell: [tell(), tell()], step: [step()], both: [tell(), tell(), step()] }[role];
await Promise.all(work ?? []).catch((thrown: unknown) => {
  say(`broke ${thrown instanceof Error ? thrown.stack?.replaceAll('\n', ' ') : String(thrown)}`);
  process.exit(1);
});
