/** `npm run build`: the second half of it, after the packages. */
import { buildApp } from './build-app.js';

const began = performance.now();
const outcome = await buildApp();
const seconds = ((performance.now() - began) / 1000).toFixed(1);
process.stdout.write(`the app is ${outcome} (${seconds} s)\n`);
