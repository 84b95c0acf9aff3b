/** A server on the database that is named, until it is told to stop; its address is the first that it says. */
import { serve } from '../serve.js';

const serving = await serve({ database: process.argv.at(-1) ?? '', port: 0, logLevel: 'silent', jobProcesses: 1 });
process.stdout.write(`${serving.url}\n`);
process.once('SIGTERM', () => {
  void serving.stop().then(() => process.exit());
});
