import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { grammar } from './grammar.js';
import { snippetsIn } from './snippets.js';

/** What is made from the language's own tables, by its path in the extension. */
export const GENERATED: Readonly<Record<string, unknown>> = {
  'syntaxes/tagwright.tmLanguage.json': grammar,
  'snippets/en.json': snippetsIn('en'),
  'snippets/zh.json': snippetsIn('zh'),
};

/** A generated file as it lies in the repository. */
export const fileText = (content: unknown): string => `${JSON.stringify(content, undefined, 2)}\n`;

// Run as a program, it writes them.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, content] of Object.entries(GENERATED))
    writeFileSync(new URL(`../${path}`, import.meta.url), fileText(content));
}
