import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, equal, KEYWORD_IDS, message, parse, spell } from '@tagwright/dsl';
import { describe, expect, it } from 'vitest';
import { runBook } from '../book-tests.js';
import { blocksOf } from './markdown.js';

const root = join(import.meta.dirname, '..', '..');
const CITIES = '上海\n北京\n';

/**
 * The rules of a page are one book, in the order of the page. A block marked `same` says once more, in other words,
 * what the block before it says, and is no part of the book.
 */
describe.each(['language', 'language.zh-CN', 'semantics', 'semantics.zh-CN'])('docs/%s.md', (name) => {
  const page = readFileSync(join(root, 'docs', `${name}.md`), 'utf8');
  const rules = blocksOf(page).filter(({ language }) => language === 'tag');
  const text = rules
    .filter(({ title }) => title !== 'same')
    .map((block) => block.text)
    .join('\n');
  const sources = { files: [{ path: `${name}.tag`, text }], readList: () => CITIES };

  it('is a book without errors', () => {
    const errors = compile(sources).diagnostics.filter(({ level }) => level === 'error');
    expect(errors.map((error) => `${text.slice(error.span.start, error.span.end)}: ${message(error, 'en')}`)).toEqual(
      [],
    );
  });

  it('passes its own tests', () => {
    const { expectations, unmet } = runBook(sources);
    expect(unmet).toEqual([]);
    expect(expectations).toBeGreaterThan(0);
  });

  it('says the same where it says so', () => {
    rules.forEach((block, index) => {
      if (block.title !== 'same') return;
      const before = rules[index - 1]?.text ?? '';
      expect(equal(parse('a.tag', block.text).file, parse('a.tag', before).file), `line ${block.line}`).toBe(true);
    });
  });
});

it.each(['language', 'language.zh-CN'])('docs/%s.md lists every keyword beside its twin', (name) => {
  const rows = readFileSync(join(root, 'docs', `${name}.md`), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const missing = KEYWORD_IDS.filter(
    (id) => !rows.some((row) => row.includes(`\`${spell(id, 'en')}\``) && row.includes(`\`${spell(id, 'zh')}\``)),
  );
  expect(missing).toEqual([]);
});
