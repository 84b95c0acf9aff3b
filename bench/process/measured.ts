import { fork } from 'node:child_process';
import type { Answer } from './program.js';

/**
 * Runs a program of its own in its own process, so that neither the memory nor the warmth of one measurement reaches
 * another. Rejects if the program fails; what it wrote on stderr has been seen by then.
 */
export const measured = <Request, Result>(program: URL, request: Request): Promise<Answer<Result>> =>
  new Promise((resolve, reject) => {
    const child = fork(program, [], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    let answered: Answer<Result> | undefined;
    child.once('message', (message) => {
      answered = message as Answer<Result>;
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (answered !== undefined && code === 0) resolve(answered);
      else
        reject(new Error(`${program.pathname} ended with ${signal ?? `exit code ${String(code)}`}, without an answer`));
    });
    child.send(request as object);
  });
