import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { answer, timed } from '../process/program.js';

const SOURCES = fileURLToPath(new URL('../../packages/dsl/src', import.meta.url));

/** TypeScript's own parser over so many characters of this project's sources, for the first time in this process. */
answer(async (characters: number): Promise<number> => {
  const text = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => readFileSync(join(SOURCES, path), 'utf8'))
    .join('\n')
    .slice(0, characters);
  if (text.length < characters) throw new Error(`the sources hold only ${String(text.length)} characters`);
  const { seconds } = await timed(() => ts.createSourceFile('sources.ts', text, ts.ScriptTarget.ES2023));
  return seconds;
});
