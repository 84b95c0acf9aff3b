import { run } from './run.js';

// The only place that knows of the process: its arguments, its streams, its environment, its clock.
process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  clock: Date.now,
});
