import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, message } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { runBook } from '../../test/book-tests.js';

const folder = join(import.meta.dirname, 'book');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.tag'))
  .map((path) => ({ path, text: read(path) }));

describe('the book of real definitions', () => {
  const sources = { files, readList: read };

  it('has no errors', () => {
    const errors = compile(sources).diagnostics.filter(({ level }) => level === 'error');
    expect(errors.map((error) => `${error.file}: ${message(error, 'en')}`)).toEqual([]);
  });

  it('has every definition, each with a history of its own', () => {
    const numbers = (pattern: RegExp): number[] =>
      files
        .flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => Number(match[1])))
        .toSorted((a, b) => a - b);
    const odd = Array.from({ length: 57 }, (_, index) => 2 * index + 1);
    expect(numbers(/^\/\/ (\d+)\. /gm)).toEqual(odd);
    expect([...new Set(numbers(/^test "(\d+) /gm))]).toEqual(odd);
  });

  it('answers as was worked out by hand', () => {
    const { expectations, unmet } = runBook(sources);
    expect(unmet).toEqual([]);
    expect(expectations).toBeGreaterThan(2 * 57);
  });
});
