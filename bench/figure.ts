/** One measured number, as `npm run bench -- --json` prints it: the contract is one line of JSON with exactly these keys. */
export interface Figure {
  readonly bench: string;
  /** What was measured, in a few words. */
  readonly figure: string;
  readonly value: number;
  readonly unit: 's' | 'MB' | 'ratio' | 'rows/s' | 'rules/s' | 'rows';
  /** What it was measured against in the same run; null for a figure that stands alone. */
  readonly against: string | null;
  /** What it should come to; null where nothing was promised. Whether more or less is better, {@link meets} says. */
  readonly target: number | null;
}

/** Which side of its target a figure should stand on. */
export type Goal = 'at most' | 'at least';

/** A figure together with what the table for people shows besides. */
export interface Finding extends Figure {
  readonly goal: Goal;
}

export const jsonLine = ({ bench, figure, value, unit, against, target }: Finding): string =>
  JSON.stringify({ bench, figure, value: significant(value), unit, against, target });

/** A figure without a target has nothing to miss. */
export const meets = ({ value, target, goal }: Finding): boolean =>
  target === null || (goal === 'at most' ? value <= target : value >= target);

const HEADINGS = ['bench', 'figure', 'value', 'against', 'target', ''];

/** The findings in columns, for people. */
export const tableOf = (findings: readonly Finding[]): string => {
  const rows = [HEADINGS, ...findings.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const SIGNS = { 'at most': '≤', 'at least': '≥' } as const;

const cellsOf = (finding: Finding): readonly string[] => [
  finding.bench,
  finding.figure,
  `${shown(finding.value)} ${finding.unit}`,
  finding.against ?? '',
  finding.target === null ? '' : `${SIGNS[finding.goal]} ${shown(finding.target)}`,
  meets(finding) ? '' : 'missed',
];

/** Four digits: no measurement here is better than that. */
const significant = (value: number): number => Number(value.toPrecision(4));
const shown = (value: number): string => significant(value).toLocaleString('en-US', { maximumSignificantDigits: 4 });
