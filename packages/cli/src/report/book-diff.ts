import type { MovedByBook } from '@tagwright/engine';
import { textsOf } from '@tagwright/engine';
import type { BookDiff } from '../planning/book-diff.js';
import { editedFiles } from '../planning/plan-book.js';
import type { Palette } from '../terminal/palette.js';
import { palette } from '../terminal/palette.js';
import { printable } from '../terminal/printable.js';
import type { Printer } from '../terminal/printer.js';
import { table } from '../terminal/table.js';
import type { Words } from '../words/index.js';
import { unifiedDiff } from './diff.js';
import { count } from './numbers.js';
import { changeRows } from './plan/change.js';

/** For a person: the text with its colours, what means something else, and whom that moved. */
export function diffLines(found: BookDiff, { colors }: Printer, words: Words): string[] {
  const { from, to, changes, members } = found;
  return [
    `${colors.strong(printable(from.label))} → ${colors.strong(printable(to.label))}`,
    '',
    colors.heading(words.diff.text),
    ...textLines(found, colors, words),
    '',
    colors.heading(words.diff.meaning),
    ...(changes === undefined
      ? [`  ${words.reference.hasErrors(from.plan === undefined ? from.label : to.label)}`]
      : changes.length === 0
        ? [`  ${words.diff.nothingMeant}`]
        : changeRows(changes, colors, words.bookChanges)),
    ...(members === undefined
      ? []
      : ['', colors.heading(words.diff.members), ...memberLines(members.moved, colors, words)]),
  ];
}

const textLines = (found: BookDiff, colors: Palette, { reference, diff }: Words): string[] => {
  const unwritten = [found.from, found.to].find(({ version }) => version?.hasFiles === false);
  if (unwritten !== undefined) return [`  ${reference.withoutFiles(unwritten.label)}`];
  const patches = [...patchesOf(found, colors)];
  return patches.length === 0 ? [`  ${diff.sameText}`] : patches.map((patch) => patch.trimEnd());
};

const memberLines = (moved: readonly MovedByBook[] | undefined, colors: Palette, words: Words): string[] => {
  if (moved === undefined) return [`  ${words.diff.membersUnknown}`];
  if (moved.length === 0) return [`  ${words.diff.nobodyMoved}`];
  const rows = moved.map(({ kind, name, value, entered, left }) => [
    words.bookChanges.kind[kind],
    printable(name),
    printable(value ?? ''),
    entered === 0 ? '' : `+${count(entered)}`,
    left === 0 ? '' : `-${count(left)}`,
  ]);
  const columns = [
    { paint: colors.faint },
    { max: 36, paint: colors.name },
    { max: 36 },
    { align: 'right' as const, paint: colors.good },
    { align: 'right' as const, paint: colors.bad },
  ];
  return table(rows, columns, 2);
};

/** The text as a patch that `git apply` takes. */
export const patchOf = (found: BookDiff): Iterable<string> => patchesOf(found, palette(false));

function* patchesOf({ from, to }: BookDiff, colors: Palette): Generator<string> {
  const [before, after] = [textsOf(from.files), textsOf(to.files)];
  for (const { path } of editedFiles(from.files, to.files))
    yield unifiedDiff(path, before.get(path), after.get(path), colors);
}

/** For programs: one document. */
export const diffJson = (found: BookDiff): string => {
  const { from, to, changes, members } = found;
  const [before, after] = [textsOf(from.files), textsOf(to.files)];
  const document = {
    formatVersion: 1,
    from: { book: from.label, version: from.version?.version ?? null, hash: from.plan?.hash ?? null },
    to: { book: to.label, version: to.version?.version ?? null, hash: to.plan?.hash ?? null },
    files: editedFiles(from.files, to.files).map((file) => ({
      ...file,
      patch: unifiedDiff(file.path, before.get(file.path), after.get(file.path), palette(false)),
    })),
    changes: changes ?? null,
    ...(members === undefined ? {} : { members: members.moved ?? null }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
