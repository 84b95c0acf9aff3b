import { type Counted, useCountText } from '../../../../ui/count.js';
import { useWords } from '../../../../words/index.js';
import type { EverybodyCount } from '../../live/preview-parts.js';

/** A value and whom it is about: now, with the draft, and who comes and goes. */
export interface CountRow {
  readonly key: string;
  readonly label: string;
  readonly before: Counted | undefined;
  readonly after: EverybodyCount | undefined;
  readonly entering: EverybodyCount | undefined;
  readonly leaving: EverybodyCount | undefined;
}

const count = (given: number, margin: number): EverybodyCount => ({ count: given, margin });
/** A count of sample customers, reckoned up. */
export const estimate = (given: number | undefined, isEstimated: boolean): EverybodyCount | undefined =>
  given === undefined ? undefined : count(given, isEstimated ? 1 : 0);

export const CountTable = ({ rows, label, isOld }: { rows: readonly CountRow[]; label: string; isOld: boolean }) => {
  const words = useWords('rules').preview;
  const text = useCountText();
  const told = (given: EverybodyCount | undefined): string =>
    given === undefined ? '—' : text(given.count, given.margin);
  const turned = (sign: string, given: EverybodyCount | undefined): string =>
    given === undefined || given.count === 0 ? '—' : `${sign}${text(given.count, given.margin)}`;
  return (
    <table className={`tw-counts${isOld ? ' tw-rules-old' : ''}`} aria-label={label} aria-busy={isOld}>
      <thead>
        <tr>
          <th scope="col">{words.value}</th>
          <th scope="col">{words.now}</th>
          <th scope="col">{words.after}</th>
          <th scope="col">▲ {words.entering}</th>
          <th scope="col">▼ {words.leaving}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>{row.label}</td>
            <td>{row.before === undefined ? '—' : text(row.before)}</td>
            <td>{told(row.after)}</td>
            <td>{turned('▲', row.entering)}</td>
            <td>{turned('▼', row.leaving)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
