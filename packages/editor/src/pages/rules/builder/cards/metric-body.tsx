import type { Ast } from '@tagwright/dsl';
import type { Card } from '../../../../builder/index.js';
import { ActionMenu } from '../grid/action-menu.js';
import { clauseItems, speakingIn } from '../grid/clause-items.js';
import { useBuilding, useReading } from '../building.js';
import { ProblemNotes, touches } from '../problem-notes.js';
import { sentenceOf } from '../sentence.js';
import { SlotCell } from '../slots/slot-cell.js';

/** What a metric measures, as one sentence. */
export const MetricBody = ({ card, metric }: { card: Card; metric: Ast.MetricDecl }) => {
  const reading = useReading();
  const building = useBuilding();
  const { mayWrite, problems } = building;
  const speaking = speakingIn(metric.value);
  const said = sentenceOf(card.value ?? [], reading);
  const slots = said.map(({ part }) => part).filter(({ kind }) => kind !== 'words');
  return (
    <div className="tw-metric">
      <span className="tw-row-sentence">
        {said.map(({ part, text }, at) =>
          part.kind === 'words' ? (
            <span key={at} className="tw-words">
              {text}
            </span>
          ) : (
            <SlotCell key={at} slot={part} root={metric.value} cell={`0/${slots.indexOf(part)}`} isStop />
          ),
        )}
        {mayWrite ? (
          <ActionMenu
            cell="0/menu"
            isStop
            itemsFor={(ask) =>
              speaking === undefined ? [] : clauseItems({ node: speaking }, '0/0', ask, reading.words, building)
            }
          />
        ) : undefined}
      </span>
      <ProblemNotes problems={problems.filter(({ span }) => touches(metric.value.span, span))} line="0" />
    </div>
  );
};
