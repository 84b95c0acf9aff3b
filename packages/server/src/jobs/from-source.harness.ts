import { childProgram } from '../../../../test/children/programs.js';
import type { ProcessEntry } from './worker.js';

/** A program of a process as its sources are now, for no build of the packages is needed to test it. */
export const fromSource = async (url: URL): Promise<ProcessEntry> => ({ url: await childProgram(url), execArgv: [] });
