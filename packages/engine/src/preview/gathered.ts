import type { Gathered } from './count.js';
import type { PreviewReport } from './report.js';
import type { AnswerRows } from './rows.js';

/** Whom the sample had nobody of are so few that they are gathered on the way: to look for them takes another pass. */
export const gatheredBeside = (earlier: PreviewReport | undefined, { customer }: AnswerRows): Gathered | undefined => {
  if (earlier === undefined) return undefined;
  const isWanted: Gathered['isWanted'] = ({ kind, name }, value, which) => {
    const subject = earlier.subjects.find((each) => each.kind === kind && each.name === name);
    return subject?.values.find((each) => each.value === value)?.[which].count === 0;
  };
  return { customer, isWanted };
};
