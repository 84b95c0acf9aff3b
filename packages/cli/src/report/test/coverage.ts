import type { Sources } from '../diagnostics/index.js';
import { type Coverage, percentSeen, type Point } from '../../testing/covered.js';
import { printable } from '../../terminal/printable.js';
import type { Printer } from '../../terminal/printer.js';
import type { Words } from '../../words/index.js';
import { underline } from '../frame.js';

/** How much of the rules was seen, and every line of them of which a side never was, with what it lacks. */
export function coverageLines(coverage: Coverage, sources: Sources, printer: Printer, words: Words): string[] {
  const { colors } = printer;
  const { points, sides, seen } = coverage;
  const lacking = points.filter(isLacking);
  const told = withoutPartsOfUnseen(lacking);
  const byFile = new Map<string, Point[]>();
  for (const point of told) byFile.set(point.file, [...(byFile.get(point.file) ?? []), point]);
  const share = percentSeen(coverage);
  const paint = lacking.length === 0 ? colors.good : colors.warning;
  return [
    ...[...byFile]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([file, here]) => [
        '',
        colors.strong(printable(file)),
        ...fileLines(here, sources, printer, words.coverage),
      ]),
    ...(lacking.length > 0 ? [''] : []),
    paint(words.coverage.summary({ share: shownShare(share), seen, sides })),
  ];
}

/** Never rounded up to what it is not. */
export const shownShare = (share: number): string => `${(Math.floor(share * 10) / 10).toFixed(1)}%`;

/** Of a case or segment that nobody looked at it goes without saying that nobody looked at its conditions. */
const withoutPartsOfUnseen = (points: readonly Point[]): readonly Point[] => {
  const unseen = points.filter((point) => point.kind !== 'condition' && !point.sawTrue && !point.sawFalse);
  const isWithin = ({ file, span }: Point, whole: Point): boolean =>
    whole.file === file && whole.span.start <= span.start && span.end <= whole.span.end;
  return points.filter((point) => point.kind !== 'condition' || !unseen.some((whole) => isWithin(point, whole)));
};

const isLacking = ({ sawTrue, sawFalse }: Point): boolean => !sawTrue || !sawFalse;

function fileLines(
  points: readonly Point[],
  sources: Sources,
  { colors, width }: Printer,
  words: Words['coverage'],
): string[] {
  const lines = sources.get(points[0]?.file ?? '')?.lines;
  if (lines === undefined) return [];
  const placed = points
    .map((point) => ({ point, at: lines.positionAt(point.span.start) }))
    .toSorted((a, b) => a.at.line - b.at.line || a.at.column - b.at.column);
  const gutter = String(placed.at(-1)?.at.line ?? 1).length;
  const rows: string[] = [];
  let last = 0;
  for (const { point, at } of placed) {
    const text = lines.lineText(at.line);
    const end = lines.positionAt(point.span.end);
    const to = end.line === at.line ? end.column - 1 : text.length;
    const drawn = underline(text, at.column - 1, to, width - gutter - 3);
    if (at.line !== last) rows.push(`${colors.faint(`${String(at.line).padStart(gutter)} │`)} ${drawn.text}`);
    last = at.line;
    const what = neverSaid(point, words);
    const lead = colors.faint(`${' '.repeat(gutter)} │`);
    const isPart = point.kind === 'condition';
    const note = isPart ? `${drawn.carets} ${what}` : `${' '.repeat(drawn.carets.indexOf('^'))}${what}`;
    rows.push(`${lead} ${note.replace(/\S.*$/, (text) => colors.warning(text))}`);
  }
  return rows;
}

function neverSaid({ kind, value, sawTrue, sawFalse }: Point, words: Words['coverage']): string {
  const neither = !sawTrue && !sawFalse;
  switch (kind) {
    case 'condition':
      return neither ? words.neverSeen : sawTrue ? words.neverFalse : words.neverTrue;
    case 'segment':
      return neither ? words.neverAsked : sawTrue ? words.neverOut : words.neverIn;
    case 'case':
    case 'otherwise': {
      const name = kind === 'otherwise' ? words.otherwise(printable(value ?? '')) : printable(value ?? '');
      return neither ? words.caseNeverSeen(name) : sawTrue ? words.neverMissed(name) : words.neverHit(name);
    }
  }
}

/** The same for programs. */
export const coverageJson = (coverage: Coverage, sources: Sources): object => {
  const { points, sides, seen } = coverage;
  return {
    percent: Number(percentSeen(coverage).toFixed(4)),
    sides,
    seen,
    points: points.map(({ kind, of, value, file, span, sawTrue, sawFalse }) => {
      const lines = sources.get(file)?.lines;
      const { line, column } = lines?.positionAt(span.start) ?? { line: 1, column: 1 };
      return { kind, of, ...(value === undefined ? {} : { value }), file, line, column, sawTrue, sawFalse };
    }),
  };
};
