import type { Plan, SubjectId } from '@tagwright/dsl';
import { answerColumns } from '@tagwright/dsl/sql';
import { IN, type Subject, subjectKey } from './change.js';
import { remembered } from '../store/remembered.js';

/** A row of `tw_answer`. */
export type AnswerRow = Readonly<Record<string, string | number | null>>;

/** A subject of the log as the plan and its answers have it. */
export interface AnsweredSubject {
  readonly subject: Subject;
  /** The subject as a key of a map. */
  readonly key: string;
  readonly id: SubjectId;
  /** The column of `tw_answer`. */
  readonly column: string;
  /** What the log says where the column is 1; undefined for an exclusive tag, whose column holds its value. */
  readonly flag: string | undefined;
}

/** Everything that the log follows under a plan: a value of a `many` tag is a subject of its own. */
export const answeredSubjects = remembered((plan: Plan): readonly AnsweredSubject[] => [
  ...plan.tags.flatMap((tag): readonly AnsweredSubject[] => {
    const name = tag.names[0] ?? '';
    return answerColumns(tag).map((column, index) => {
      const value = tag.exclusive ? undefined : tag.values[index];
      const subject = { kind: 'tag', name, value } as const;
      return { subject, key: subjectKey(subject), id: tag.id, column, flag: value };
    });
  }),
  ...plan.segments.map(({ id, names }): AnsweredSubject => {
    const subject = { kind: 'segment', name: names[0] ?? '', value: undefined } as const;
    return { subject, key: subjectKey(subject), id, column: id, flag: IN };
  }),
]);

/** What a row says of a subject, in the words of the log; nobody without a row has anything. */
export const stateIn = ({ column, flag }: AnsweredSubject, row: AnswerRow | undefined): string | null => {
  const cell = row?.[column] ?? null;
  if (flag === undefined) return cell === null ? null : String(cell);
  return cell === 1 ? flag : null;
};

/** What the values of a tag or a segment say of a subject, in the words of the log. */
export const stateOf = ({ flag }: AnsweredSubject, values: readonly string[]): string | null => {
  if (flag === undefined) return values[0] ?? null;
  return values.includes(flag) ? flag : null;
};
