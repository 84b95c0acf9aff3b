import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { hashOfInputs } from './inputs.js';

const EDITOR = join(import.meta.dirname, '..');
const APP = join(EDITOR, 'dist', 'app');
/** Says what the build beside it was made from. */
const STAMP = join(EDITOR, 'dist', 'app.sha256');

/**
 * Builds the app into `dist/app`, unless what is there was made from the same. A server that serves it meanwhile sees the
 * old one or the new one, and nothing in between. Throws what the build found wrong.
 */
export const buildApp = async (): Promise<'built' | 'as it was'> => {
  const hash = hashOfInputs();
  if (existsSync(join(APP, 'index.html')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash)
    return 'as it was';
  const [fresh, old] = [`${APP}.${process.pid}.new`, `${APP}.${process.pid}.old`];
  try {
    await asForProduction(() =>
      build({
        configFile: join(EDITOR, 'vite.config.ts'),
        logLevel: 'warn',
        build: { outDir: fresh, emptyOutDir: true },
      }),
    );
    rmSync(STAMP, { force: true });
    if (existsSync(APP)) renameSync(APP, old);
    if (takesItsPlace(fresh)) writeFileSync(STAMP, hash);
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true });
  }
  return 'built';
};

/** Vite asks the environment whom it builds for; a test that has the app built would be given React's slow half. */
const asForProduction = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
};

/** Whether nobody else's build took the place a moment earlier, which is as good; of what that was made is not known. */
const takesItsPlace = (fresh: string): boolean => {
  try {
    renameSync(fresh, APP);
    return true;
  } catch (thrown) {
    if (['ENOTEMPTY', 'EEXIST'].includes((thrown as NodeJS.ErrnoException).code ?? '')) return false;
    throw thrown;
  }
};
