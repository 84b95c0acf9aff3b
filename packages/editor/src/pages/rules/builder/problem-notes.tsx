import { CloseCircleFilled, ExclamationCircleFilled, InfoCircleFilled, ToolOutlined } from '@ant-design/icons';
import type { Span } from '@tagwright/dsl';
import { Button } from 'antd';
import { outside, type Row } from '../../../builder/index.js';
import type { FoundProblem } from '../../../language/index.js';
import { useWords } from '../../../words/index.js';
import { useBuilding } from './building.js';

/** The problems that are a row's own: within it, and not within one of its rows, or of the events of its sequence. */
export const useProblemsOf = (row: Row): readonly FoundProblem[] => {
  const { problems } = useBuilding();
  const place = outside(row);
  const stages = row.kind === 'test' ? row.stages.map(({ span }) => span) : [];
  const below = row.kind === 'group' ? row.rows.map(outside) : stages;
  return problems.filter(({ span }) => touches(place, span) && !below.some((each) => touches(each, span)));
};

/** Whether a problem is about something within a place; what is missing is missing at its end. */
export const touches = (place: Span, span: Span): boolean => span.start >= place.start && span.end <= place.end;

const ICONS = { error: CloseCircleFilled, warning: ExclamationCircleFilled, hint: InfoCircleFilled };

/** What is wrong, and what mends it. */
export const ProblemNotes = ({ problems, line }: { problems: readonly FoundProblem[]; line: string }) => {
  const words = useWords('builder');
  const { mayWrite, act } = useBuilding();
  return problems.map(({ code, level, span, message, fixes }) => {
    const Icon = ICONS[level];
    return (
      <div key={`${code} ${span.start}`} className={`tw-problem tw-problem-${level}`}>
        <Icon aria-hidden />
        <span>{message.replaceAll('`', '')}</span>
        {mayWrite
          ? fixes.map(({ title, edits }, at) => (
              <Button
                key={title}
                size="small"
                icon={<ToolOutlined aria-hidden />}
                data-cell={`${line}/fix${at}`}
                onClick={() => act(edits, `${line}/0`)}
              >
                {words.fix(title)}
              </Button>
            ))
          : undefined}
      </div>
    );
  });
};
