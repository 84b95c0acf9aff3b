import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { ProcessEntry } from './worker.js';

/** A program of a process, loaded from its source, for no build is needed to test it. */
export const fromSource = (url: URL): ProcessEntry => ({
  url,
  execArgv: [
    '--conditions=tagwright-source',
    `--import=${pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href}`,
  ],
});
