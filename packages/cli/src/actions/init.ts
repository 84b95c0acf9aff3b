import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { shownPath } from '../book/find.js';
import { mustBePlain } from '../book/links.js';
import type { Run } from '../context.js';
import { EXIT, Refusal } from '../exit.js';
import { SAMPLE_AS_OF } from '../starter/sample-data.js';
import { starterFiles } from '../starter/starter.js';

/** Never overwrites a file. */
export const init: Run<[dir: string | undefined]> = async (context, dir = '.') => {
  const { io, words, out } = context;
  const folder = resolve(io.cwd, dir);
  const files = starterFiles(context.locale);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new Refusal(words.init.notAFolder(dir));
  const taken = [...files.keys()].filter((name) => existsSync(join(folder, name)));
  if (taken.length > 0) throw new Refusal(words.init.taken(dir, taken), words.init.takenAdvice);
  mustBePlain(folder, files.keys(), words.book);

  for (const [name, text] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    // `wx` refuses what has come into being since the look above.
    writeFileSync(path, text, { flag: 'wx' });
  }
  if (context.quiet) return EXIT.fine;
  const shown = shownPath(folder, io.cwd);
  const within = shown === '.' ? [] : [`cd ${quoted(shown)}`];
  const steps = [
    ...within,
    'tagwright check',
    `tagwright run . --data data --as-of ${SAMPLE_AS_OF}`,
    `tagwright why c045 --data data --as-of ${SAMPLE_AS_OF}`,
  ];
  await out.lines([
    `${out.colors.good('✓')} ${words.init.done(files.size, shown)}`,
    ...[...files.keys()].map((name) => `  ${out.colors.faint(name)}`),
    '',
    words.init.next,
    ...steps.map((step) => `  ${out.colors.name(step)}`),
  ]);
  return EXIT.fine;
};

const quoted = (path: string): string =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
