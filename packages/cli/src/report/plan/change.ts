import type { BookChange } from '@tagwright/dsl';
import { printable } from '../../terminal/printable.js';
import type { Palette } from '../../terminal/palette.js';
import { table } from '../../terminal/table.js';
import type { Words } from '../../words/index.js';

/** How a kind of change is marked. */
export const SIGNS: Readonly<Record<BookChange['change'], string>> = {
  new: '+',
  changed: '~',
  renamed: '→',
  gone: '-',
};

type Painted = Pick<Palette, 'good' | 'bad' | 'warning' | 'name' | 'faint'>;

export const paintOf = (change: BookChange['change'], colors: Painted): ((text: string) => string) =>
  change === 'new' ? colors.good : change === 'gone' ? colors.bad : change === 'changed' ? colors.warning : colors.name;

/** A row for each thing that means something else: its sign, what it is, its name, and which of its parts. */
export function changeRows(changes: readonly BookChange[], colors: Painted, words: Words['bookChanges']): string[] {
  const rows = changes.map((each) => [
    SIGNS[each.change],
    words.kind[each.kind],
    printable(each.name),
    printable(detailOf(each, words)),
  ]);
  const lines = table(rows, [{}, { paint: colors.faint }, { max: 48 }, { max: 80, paint: colors.faint }], 2);
  return lines.map((line, index) => {
    const { change } = changes[index] ?? { change: 'changed' as const };
    const paint = paintOf(change, colors);
    return line.replace(SIGNS[change], (sign) => paint(sign));
  });
}

/** What it was called, and which parts of it are new, changed or gone. */
export const detailOf = ({ was, parts }: BookChange, words: Words['bookChanges']): string =>
  [
    ...(was === undefined ? [] : [words.was(was)]),
    ...(['new', 'changed', 'gone'] as const).flatMap((which) => {
      const names = parts?.[which] ?? [];
      return names.length === 0 ? [] : [`${words.parts[which]}${words.colon}${words.list(names)}`];
    }),
  ].join(' · ');
