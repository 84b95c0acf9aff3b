/** `npm start`: the example shop with the API in front; `-- live`: on the terminal; `-- tour`: step by step. */
import { contextFor } from '@tagwright/cli/drawing';
import { live } from './live/live.js';
import { serveShop } from './server/serve.js';
import { tour } from './tour.js';

const argv = process.argv.slice(2);
const { env, stdin, stdout, stderr } = process;
const context = () => contextFor(argv, { cwd: process.cwd(), env, stdin, stdout, stderr, clock: Date.now });
const port = argv.indexOf('--port');

if (argv[0] === 'tour') await tour(import.meta.dirname);
else if (argv[0] === 'live') process.exitCode = await live(import.meta.dirname, context());
else {
  const given = port === -1 ? undefined : Number(argv[port + 1]);
  process.exitCode = await serveShop(import.meta.dirname, context(), given);
}
