import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestFrom, USAGE, UsageError, type Request } from './arguments.js';
import { Disagreement } from './benchmark.js';
import { benchmarksNamed } from './benchmarks.js';
import { filesIn, onServer } from './databases.js';
import { jsonLine, tableOf, type Finding } from './figure.js';

const EXIT = { findings: 1, usage: 3, fault: 4 } as const;

/** Figures go to stdout, everything else to stderr. */
const run = async (request: Request): Promise<void> => {
  const benchmarks = benchmarksNamed(request.names, request.store);
  const { customers, facts, seed, rounds, store, json } = request;
  const scratch = mkdtempSync(join(tmpdir(), 'tagwright-bench-run-'));
  const databases = store === 'sqlite' ? filesIn(scratch) : onServer();
  const progress = (message: string): void => console.error(message);
  const findings: Finding[] = [];
  try {
    for (const [, benchmark] of benchmarks) {
      const found = await benchmark({ size: { customers, facts, seed }, rounds, scratch, databases, progress });
      if (json) for (const finding of found) console.log(jsonLine(finding));
      findings.push(...found);
    }
  } finally {
    await databases.close();
    rmSync(scratch, { recursive: true });
  }
  if (!json) console.log(tableOf(findings));
};

try {
  await run(requestFrom(process.argv.slice(2)));
} catch (thrown) {
  if (thrown instanceof UsageError) {
    console.error(`${thrown.message}\n${USAGE}`);
    process.exitCode = EXIT.usage;
  } else if (thrown instanceof Disagreement) {
    console.error(thrown.message);
    process.exitCode = EXIT.findings;
  } else {
    console.error(thrown);
    process.exitCode = EXIT.fault;
  }
}
