import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, print } from '@tagwright/dsl';
import { readList } from '../book.js';
import { thousandRules } from '../compile/thousand-rules.js';
import { FILES } from './task.js';

/** The thousand rules of the compile benchmark, each in a file of its own and laid out, as a team that reviews rules keeps them. */
export const writeBook = (folder: string): void => {
  const { files } = thousandRules();
  const [catalog, ...rules] = files;
  if (catalog === undefined) throw new Error('a book has a catalog');
  const declarations = rules.flatMap(({ path, text }) => {
    const parsed = parse(path, text);
    return parsed.file.decls.map(({ span }) => text.slice(span.start, span.end));
  });
  const perFile = Math.ceil(declarations.length / FILES);
  write(folder, catalog.path, catalog.text);
  for (let file = 0; file < FILES; file += 1) {
    const own = declarations.slice(file * perFile, (file + 1) * perFile);
    write(
      folder,
      `rules/${String(file % 20)}/rule-${String(file + 1)}.tag`,
      `// Rule ${String(file + 1)}\n${own.join('\n\n')}\n`,
    );
  }
  write(folder, 'cities.csv', readList('cities.csv'));
};

const write = (folder: string, path: string, text: string): void => {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  const laidOut = path.endsWith('.tag') ? print(parse(path, text), { keywords: 'keep' }) : text;
  if (laidOut === undefined) throw new Error(`${path} does not read`);
  writeFileSync(target, laidOut);
};
