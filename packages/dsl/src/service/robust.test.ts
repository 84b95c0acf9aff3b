import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { pinyinOf } from '../check/suggest/pinyin.js';
import { applyTogether } from './edits.js';
import { service } from './harness.js';

const BOOK = new URL('../../../../examples/shop/book/', import.meta.url);
const texts = readdirSync(BOOK)
  .filter((name) => name.endsWith('.tag'))
  .map((name) => [name, readFileSync(new URL(name, BOOK), 'utf8')] as const);

/** What people and input methods put into a text while they write. */
const PIECES = [
  '', ' ', '\n', '"', '“', '「', '(', '）', '，', '{', '}', '=', '＞=', '.', '//', '且', 'and ', 'or not ', 'when', '当', 'did ',
  'tag ', 'segment 甲 = ', 'metric M = ', 'test "t" at 2026-01-01 { given ', 'then not ', 'as v ', 'where ', 'count(', 'in last ',
  '近30天', '前20%', '90d', 'zjxf', '😀', '\u200b', '\ud83d', '\0', 'x'.repeat(300), '订单.', 'is mis',
]; // prettier-ignore

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(400) }),
  put: fc.constantFrom(...PIECES),
});

/** Everything that can be asked at a place. */
const expectAnswers = (workspace: service.Workspace, file: string, offset: number, end: number): void => {
  const { length } = workspace.text(file);
  const inside = ({ span }: { readonly span: { readonly start: number; readonly end: number } }): boolean =>
    0 <= span.start && span.start <= span.end && span.end <= length;
  const items = service.completion(workspace, file, offset);
  expect(items.every((item) => inside(item) && item.span.start <= offset && offset <= item.span.end)).toBe(true);
  const hover = service.hover(workspace, file, offset);
  expect(hover === undefined || inside(hover)).toBe(true);
  service.signatureHelp(workspace, file, offset);
  service.definition(workspace, file, offset);
  service.references(workspace, file, offset);
  service.prepareRename(workspace, file, offset);
  service.rename(workspace, file, offset, '新 名');
  service.selectionRanges(workspace, file, offset);
  for (const action of service.codeActions(workspace, file, { start: offset, end })) {
    for (const change of action.changes) {
      expect(change.edits.every(inside) || change.file !== file).toBe(true);
      applyTogether(workspace.text(change.file), change.edits);
    }
  }
  service.problems(workspace, file);
  service.documentSymbols(workspace, file);
  expect(service.semanticTokens(workspace, file).every(inside)).toBe(true);
  expect(service.foldingRanges(workspace, file).every(inside)).toBe(true);
  service.formatting(workspace, file);
  service.rangeFormatting(workspace, file, { start: offset, end });
  service.workspaceSymbols(workspace, 'jz');
};

test('nothing that is asked of a text ever throws, however broken it is', () => {
  const workspace = new service.Workspace({ pinyin: pinyinOf, locale: 'zh-CN' });
  for (const [name, text] of texts) workspace.open(name, text);
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      fc.nat(60),
      ([name, text], mutations, beside) => {
        workspace.open(name, text);
        let last = 0;
        for (const { at, cut, put } of mutations) {
          const now = workspace.text(name);
          last = Math.floor(at * now.length);
          workspace.change(name, [{ span: { start: last, end: Math.min(now.length, last + cut) }, text: put }]);
          last += put.length;
        }
        expectAnswers(workspace, name, last, Math.min(workspace.text(name).length, last + beside));
        workspace.open(name, text);
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

test('asking outside a text, or of a file that is not there, is harmless', () => {
  const workspace = new service.Workspace();
  workspace.open('a.tag', 'segment a = F > 3');
  for (const end of [0, 5, 17]) expectAnswers(workspace, 'a.tag', end, end);
  for (const offset of [-5, 999, Number.NaN, 0.5]) service.codeActions(workspace, 'a.tag', { start: offset, end: 3 });
  expect(service.completion(workspace, 'a.tag', 999)).toBeDefined();
  expect(service.hover(workspace, 'none.tag', 3)).toBeUndefined();
  expect(service.completion(workspace, 'none.tag', 3).length).toBeGreaterThan(0);
});
