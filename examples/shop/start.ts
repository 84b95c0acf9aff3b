/** `npm start`: the example shop, live; `npm start -- tour`: the same shop step by step. */
import { contextFor } from '@tagwright/cli/drawing';
import { live } from './live/live.js';
import { tour } from './tour.js';

const argv = process.argv.slice(2);
const { env, stdin, stdout, stderr } = process;
if (argv[0] === 'tour') await tour(import.meta.dirname);
else
  process.exitCode = await live(
    import.meta.dirname,
    contextFor(argv, { cwd: process.cwd(), env, stdin, stdout, stderr, clock: Date.now }),
  );
