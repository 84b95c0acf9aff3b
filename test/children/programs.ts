import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundle } from './bundle.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PLACE = join(ROOT, 'tmp', 'children');

/** Every program of ours that tests, or other programs of ours, start in a process or a thread of its own. */
const PROGRAMS = [
  'packages/cli/src/main.ts',
  'packages/cli/src/lsp/counts/process.ts',
  'packages/cli/src/lsp/meaning/thread.ts',
  'packages/cli/src/testing/slice.ts',
  'packages/engine/src/facts/reading/thread.ts',
  'packages/engine/src/preview/half-thread.ts',
  'packages/engine/src/preview/program.ts',
  'packages/server/src/exports/thread.ts',
  'packages/server/src/keeper/checkpoint-thread.ts',
  'packages/server/src/jobs/program.ts',
  'packages/server/src/jobs/trial-program.harness.ts',
  'packages/server/src/keeper/program.ts',
  'test/faults/crash/worker.ts',
] as const;

/** Folders, and single files, that these are made of. */
const SOURCES = ['packages/cli', 'packages/dsl', 'packages/engine', 'packages/server', 'test/faults', 'test/children'];
const BESIDES = ['package-lock.json', 'packages/editor/app-folder.js'];

/** What does not change what is built, but is often written. */
const NO_SOURCE = /\.test\.ts$|\/node_modules\/|\/dist\//;

let folder: Promise<string> | undefined;

/**
 * The program of a source file, as a URL that Node runs by itself: what it loads lies in a few files of plain JavaScript, so that
 * it starts in a third of a second, where a loader takes three to go through a thousand sources. Built from the sources as they
 * are now when the first one is asked for, and found again as long as they stay so.
 */
export const childProgram = async (source: URL): Promise<URL> => {
  const path = relative(ROOT, fileURLToPath(source)).replaceAll('\\', '/');
  const program = PROGRAMS.find((each) => each === path);
  if (program === undefined) throw new Error(`${path} is not among the programs of test/children/programs.ts`);
  folder ??= builtFolder();
  return pathToFileURL(join(await folder, `${programName(program)}.js`));
};

const programName = (path: string): string => path.replace(/\.ts$/, '').replaceAll('/', '-');

const builtFolder = async (): Promise<string> => {
  const built = join(PLACE, digestOfSources());
  if (existsSync(built)) {
    const now = new Date();
    utimesSync(built, now, now);
    return built;
  }
  mkdirSync(PLACE, { recursive: true });
  forgetOld();
  const draft = `${built}.${process.pid}`;
  await bundle(ROOT, Object.fromEntries(PROGRAMS.map((path) => [programName(path), path])), draft);
  try {
    renameSync(draft, built);
  } catch (thrown) {
    rmSync(draft, { recursive: true, force: true });
    // Another process built the same meanwhile.
    if (!existsSync(built)) throw thrown;
  }
  return built;
};

/** Sources by name, size and the time of their last change, and what they are built with. */
const digestOfSources = (): string => {
  const digest = createHash('sha256').update(process.version);
  const paths = SOURCES.flatMap((name) =>
    readdirSync(join(ROOT, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const path of [...paths.sort(), ...BESIDES.map((name) => join(ROOT, name))]) {
    if (NO_SOURCE.test(path.replaceAll('\\', '/'))) continue;
    const { size, mtimeMs } = statSync(path);
    digest.update(`${relative(ROOT, path)} ${size} ${mtimeMs}\n`);
  }
  return digest.digest('hex').slice(0, 16);
};

const HOUR = 3_600_000;

/** Removes what no run can still be using. */
const forgetOld = (): void => {
  for (const name of readdirSync(PLACE)) {
    const path = join(PLACE, name);
    const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (modified !== undefined && Date.now() - modified > 6 * HOUR) rmSync(path, { recursive: true, force: true });
  }
};
