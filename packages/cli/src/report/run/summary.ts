import { bar } from '../../terminal/bar.js';
import { printable } from '../../terminal/printable.js';
import type { Printer } from '../../terminal/printer.js';
import { table } from '../../terminal/table.js';
import { fit, widthOf } from '../../terminal/width.js';
import type { Words } from '../../words/index.js';
import { count, percent } from '../numbers.js';

/** A tag or a segment with how many customers each of its answers has. */
export interface Counted {
  readonly name: string;
  /** `one value`, `ordered`, `by hand`: what there is to know before reading the numbers. */
  readonly traits: readonly string[];
  readonly answers: readonly { readonly name: string; readonly customers: number; readonly nobody?: boolean }[];
}

/** What an evaluation found, ready to be drawn. */
export interface RunSummary {
  readonly population: number;
  readonly tags: readonly Counted[];
  readonly segments: Counted | undefined;
  readonly thresholds: readonly { readonly label: string; readonly value: string }[];
  /** The last line: how many customers, when, which book. */
  readonly footer: string;
}

const MAX_NAME = 36;

/** A table for each tag, with bars; then segments, thresholds, and what it is all about. */
export function summaryLines(summary: RunSummary, printer: Printer, words: Words['run']): string[] {
  const groups = [...summary.tags, ...(summary.segments === undefined ? [] : [summary.segments])];
  const names = groups.flatMap(({ answers }) => answers.map(({ name }) => widthOf(fit(printable(name), MAX_NAME))));
  // Bars of different tags stand above each other, so they share a scale.
  const drawn = groups.flatMap(({ answers }) => answers.filter((answer) => answer.nobody !== true));
  const largest = Math.max(1, ...drawn.map(({ customers }) => customers));
  const nameWidth = Math.max(0, ...names);
  const { colors } = printer;
  return [
    ...groups.flatMap((group) => [...counted(group, summary.population, { nameWidth, largest }, printer), '']),
    ...(summary.thresholds.length === 0
      ? []
      : [
          colors.strong(words.thresholds),
          ...table(
            summary.thresholds.map(({ label, value }) => [printable(label), value]),
            [{ paint: colors.name, max: printer.width - 30 }, { align: 'right' }],
            2,
          ),
          '',
        ]),
    colors.faint(summary.footer),
  ];
}

function counted(
  group: Counted,
  population: number,
  { nameWidth, largest }: { readonly nameWidth: number; readonly largest: number },
  { colors, width }: Printer,
): string[] {
  const traits = group.traits.length === 0 ? '' : colors.faint(`  ${group.traits.join(' · ')}`);
  const countWidth = widthOf(count(population));
  const room = Math.max(8, Math.min(40, width - nameWidth - countWidth - 16));
  const rows = group.answers.map(({ name, customers, nobody }) => [
    fit(printable(name), MAX_NAME),
    count(customers),
    percent(customers, population),
    nobody === true ? '' : bar(customers / largest, room),
  ]);
  // An unseen row keeps the columns of all groups the same.
  const ruler = [' '.repeat(nameWidth), ' '.repeat(countWidth), '>99.9%', ''];
  const drawn = table(
    [ruler, ...rows],
    [{ paint: colors.name }, { align: 'right' }, { align: 'right', paint: colors.faint }, { paint: colors.bar }],
    2,
  );
  return [colors.strong(printable(group.name)) + traits, ...drawn.slice(1)];
}
