import { openDatabases } from './databases.js';
import { openEvaluators } from './evaluators/index.js';
import { LAWS } from './laws.js';
import type { Bench } from './law.js';
import type { Outcome, Task } from './workers.js';

/** How long a counterexample may be made smaller. */
const SHRINK_MS = 20_000;

const [server] = process.argv.slice(2);
if (server === undefined) throw new Error('a worker is told the address of a PostgreSQL server');
const evaluators = await openEvaluators(server);
const databases = await openDatabases(server);

async function outcomeOf({ seed, laws }: Task, bench: Bench): Promise<Outcome> {
  const verdicts: Outcome['verdicts'][number][] = [];
  for (const law of LAWS.filter(({ name }) => laws.includes(name))) {
    try {
      verdicts.push({ law: law.name, verdict: await law.try(seed, bench) });
    } catch (thrown) {
      const fault = `law ${law.name} throws: ${thrown instanceof Error ? thrown.stack : String(thrown)}`;
      return { seed, verdicts, fault };
    }
  }
  return { seed, verdicts };
}

process.on('message', (task: Task) => {
  void outcomeOf(task, { evaluators, databases, shrinkMs: SHRINK_MS }).then((outcome) => process.send?.(outcome));
});
process.on('disconnect', () => {
  void Promise.all([...evaluators, ...databases].map((one) => one.close())).then(() => process.exit(0));
});
