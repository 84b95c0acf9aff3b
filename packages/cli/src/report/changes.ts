import type { Change } from '@tagwright/engine';
import { localInstant } from '@tagwright/dsl';
import type { Palette } from '../terminal/palette.js';
import { printable } from '../terminal/printable.js';
import { table } from '../terminal/table.js';
import type { Words } from '../words/index.js';
import { isoInstant } from './instant.js';
import { count } from './numbers.js';

interface Drawing {
  readonly zone: string;
  readonly words: Words;
  readonly colors: Palette;
}

/** A row for each change: its number, when it took effect, who, what, from and to, and why. */
export function changeRows(changes: readonly Change[], { zone, words, colors }: Drawing): string[] {
  const rows = changes.map((change) => [
    count(change.seq),
    localInstant(change.effectiveAt, zone),
    printable(change.customer === '' ? words.changes.erased : change.customer),
    printable(change.name),
    turnOf(change, words),
    words.changes.causes[change.cause],
  ]);
  return table(rows, [
    { align: 'right', paint: colors.faint },
    { paint: colors.faint },
    { max: 32 },
    { max: 32, paint: colors.name },
    { max: 60, paint: colors.strong },
    { paint: colors.faint },
  ]);
}

const turnOf = (change: Change, words: Words): string => {
  if (change.customer === '') return '';
  if (change.old === change.new) return words.changes.takenBack;
  if (change.kind === 'segment') return change.new === null ? words.why.isOut : words.why.isIn;
  const shown = (value: string | null): string => (value === null ? words.run.nobody : printable(value));
  return `${shown(change.old)} → ${shown(change.new)}`;
};

/** One change for programs: a line of JSON. */
export const changeLine = ({ effectiveAt, recordedAt, value, ...change }: Change): string =>
  `${JSON.stringify({
    formatVersion: 1,
    ...change,
    ...(value === undefined ? {} : { value }),
    effectiveAt: isoInstant(effectiveAt),
    recordedAt: isoInstant(recordedAt),
  })}\n`;
