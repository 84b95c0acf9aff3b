import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyPart } from './advice/parts.js';
import { compile, type BookSources, type Compilation } from './compile.js';
import { booksOf } from './plan/resolve/harness.js';

const folderOf = (path: string): BookSources => {
  const folder = new URL(`../../../examples/${path}/book/`, import.meta.url);
  const names = readdirSync(folder);
  const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  return {
    files: names.filter((name) => name.endsWith('.tag')).map((name) => ({ path: name, text: read(name) })),
    readList: (name) => (names.includes(name) ? read(name) : undefined),
  };
};

const SMALL = booksOf(`
metric 客单 = sum(order.amount) / count(order)
metric 近况 = 客单 * 2
tag 档 ordered { 高 when M >= top20%  中 when M >= median among (城市 = 北京)  低 otherwise }
tag 新 = 有 when count(order in last 30d) >= 1 and 客单 > 3
tag 新 = 无 when count(order in last 30d) < 1
tag 手 manual expires 1y { 甲 乙 }
tag 久 = 有 when tag 档 = 高 for at least 7d
tag 贵 = 有 when count(order where amount > 近况) >= 2
segment 好 = tag 档 >= 中 and not in segment 远
segment 远 = M < average or tag 手 = 甲
tag 多 = 有 on order where qty > 3 expires 30d
test "高" at 2026-06-01 {
  given order { amount = 30, at = 3d ago }
  given M top20% = 10
  given M median among (城市 = 北京) = 10
  expect tag 档 = 高
}
`);

/** Everything that a compilation tells, with the place of every part of the plan and of the tests. */
const told = ({ diagnostics, plan, tests, origins }: Compilation): unknown => ({
  diagnostics,
  plan,
  tests,
  places: everyPart([plan, tests]).map((part) => {
    const origin = origins.get(part);
    return origin === undefined ? undefined : [origin.file, origin.node.kind, origin.node.span];
  }),
});

const PIECES = ['1', '0', ' ', '高', 'top10%', '\n', '}', '{', 'and ', 'not ', '=', ' '.repeat(3), '// x\n', '3mo'];
const edits = fc.array(
  fc.record({
    file: fc.nat(),
    at: fc.nat(),
    length: fc.constantFrom(0, 0, 0, 1, 1, 2, 40, 200),
    how: fc.constantFrom('insert', 'insert', 'drop', 'double', 'undo'),
    piece: fc.constantFrom(...PIECES),
  }),
  { minLength: 1, maxLength: 8 },
);
type Edit = ReturnType<typeof edits.generate>['value'][number];

const edited = ({ text }: { readonly text: string }, { at, length, how, piece }: Edit): string => {
  const start = at % (text.length + 1);
  const cut = text.slice(start, start + length);
  const put = how === 'double' ? cut + cut : how === 'drop' ? '' : piece;
  return text.slice(0, start) + put + text.slice(start + length);
};

describe('a compilation that takes over from an earlier one', () => {
  it.each([
    ['a small book', SMALL, 60],
    ['the shop', folderOf('shop'), 12],
    ['the definitions', folderOf('definitions'), 8],
  ])('is the same as one from nothing: %s', { timeout: 120_000 }, (_, sources, numRuns) => {
    const first = compile(sources);
    expect(first.plan).toBeDefined();
    fc.assert(
      fc.property(edits, (made) => {
        const history = [sources.files];
        let compiled = first;
        for (const edit of made) {
          const files = history.at(-1) ?? [];
          const chosen = edit.file % files.length;
          const next =
            edit.how === 'undo'
              ? (history.at(-2) ?? files)
              : files.map((file, at) => (at === chosen ? { ...file, text: edited(file, edit) } : file));
          history.push(next);
          compiled = compile({ ...sources, files: next }, compiled);
          expect(told(compiled)).toEqual(told(compile({ ...sources, files: next })));
        }
      }),
      { numRuns },
    );
  });

  it('keeps the parts that an edit does not touch', () => {
    const before = compile(SMALL);
    const files = SMALL.files.map((file) => ({ ...file, text: file.text.replace('>= 2\n', '>= 3\n') }));
    const after = compile({ ...SMALL, files }, before);
    const [first, ...others] = (after.plan?.tags ?? []).filter((tag, at) => tag !== before.plan?.tags[at]);
    expect([first?.names, others]).toEqual([['贵'], []]);
    const columns = (after.plan?.columns ?? []).filter((column, at) => column !== before.plan?.columns[at]);
    expect(columns).toHaveLength(1);
  });
});
