import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile, fixTitle, LineMap, message, type Diagnostic } from '@tagwright/dsl';
import { pinyinOf } from '@tagwright/dsl/pinyin';

// Bad rule books as people write them, with everything that is said about them, in both languages, one beside the
// other. A message that reads badly is seen here, and kept in view until it reads well.

const GALLERY = fileURLToPath(new URL('gallery/', import.meta.url));

const read = (path: string): string => readFileSync(`${GALLERY}${path}`, 'utf8');

/** The findings in one file, which stands beside the files named. */
const findings = (path: string, beside: readonly string[]): readonly Diagnostic[] => {
  const folder = path.replace(/[^/]+$/, '');
  const files = [...beside, path].map((each) => ({ path: each, text: read(each) }));
  const readList = (list: string): string | undefined =>
    readdirSync(`${GALLERY}${folder}`).includes(list) ? read(`${folder}${list}`) : undefined;
  return compile({ files, readList, pinyin: pinyinOf }).diagnostics.filter(({ file }) => file === path);
};

/** Each line that has findings, with carets under the place, both messages, and what is offered. */
const drawn = (path: string, diagnostics: readonly Diagnostic[]): string => {
  const text = read(path);
  const map = new LineMap(text);
  return diagnostics
    .map((diagnostic) => {
      const { span, level, code, fixes } = diagnostic;
      const line = map.lineAt(span.start);
      const column = map.displayColumnAt(span.start);
      const end = map.displayColumnAt(Math.min(Math.max(span.end, span.start + 1), map.lineEnd(line)));
      return [
        `${line}:${map.positionAt(span.start).column} ${level} ${code}`,
        `  | ${map.lineText(line)}`,
        `  | ${' '.repeat(column - 1)}${'^'.repeat(Math.max(1, end - column))}`,
        `  ${message(diagnostic, 'en')}`,
        ...fixes.map((fix) => `    ${fixTitle(fix, 'en')}`),
        `  ${message(diagnostic, 'zh-CN')}`,
        ...fixes.map((fix) => `    ${fixTitle(fix, 'zh-CN')}`),
        '',
      ].join('\n');
    })
    .join('\n');
};

const FILES = readdirSync(GALLERY).filter((name) => name.endsWith('.tag') && name !== 'shop.tag');

describe('the gallery', () => {
  it.each(FILES)('shows %s', async (path) => {
    const picture = drawn(path, findings(path, ['shop.tag']));
    await expect(picture).toMatchFileSnapshot(`gallery/${path.replace('.tag', '.txt')}`);
  });

  it('shows a faulty catalog', async () => {
    const picture = drawn('catalog/catalog.tag', findings('catalog/catalog.tag', []));
    await expect(picture).toMatchFileSnapshot('gallery/catalog/catalog.txt');
  });

  it('has a shop without fault', () => {
    expect(findings('shop.tag', [])).toEqual([]);
  });

  it('has what people say put right by what is offered', () => {
    const edits = findings('spoken.tag', ['shop.tag']).flatMap(({ fixes }) => fixes[0]?.edits ?? []);
    const text = edits
      .toSorted((a, b) => b.span.start - a.span.start)
      .reduce(
        (mended, { span, text }) => mended.slice(0, span.start) + text + mended.slice(span.end),
        read('spoken.tag'),
      );
    const files = [
      { path: 'shop.tag', text: read('shop.tag') },
      { path: 'spoken.tag', text },
    ];
    const { diagnostics } = compile({ files, readList: () => undefined, pinyin: pinyinOf });
    expect(diagnostics.filter(({ file, level }) => file === 'spoken.tag' && level === 'error')).toEqual([]);
  });

  it('has a file with ten mistakes, and ten findings in it', () => {
    const codes = findings('ten-mistakes.tag', ['shop.tag']).map(({ code }) => code);
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
  });
});
