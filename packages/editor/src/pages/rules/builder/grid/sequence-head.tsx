import type { Ast } from '@tagwright/dsl';
import { addClause, type Slot } from '../../../../builder/index.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { SlotCell } from '../slots/slot-cell.js';
import { usual } from './clause-items.js';

/** What is said of all of a sequence: that its events come one after the other, and when the first has to happen. */
export const SequenceHead = ({ sequence, cell, isStop }: { sequence: Ast.Did; cell: string; isStop: boolean }) => {
  const words = useWords('builder');
  const { source, vocabulary, mayWrite, act } = useBuilding();
  const { window } = sequence;
  const slot: Slot | undefined =
    window === undefined
      ? undefined
      : { kind: 'window', span: window.span, node: window, subject: undefined, event: undefined };
  return (
    <>
      <span className="tw-words">{words.inOrder}</span>
      {slot !== undefined ? (
        <SlotCell slot={slot} root={sequence} cell={cell} isStop={isStop} />
      ) : mayWrite ? (
        <button
          type="button"
          className="tw-slot tw-slot-window"
          data-cell={cell}
          tabIndex={isStop ? 0 : -1}
          title={words.addClause.window}
          onClick={() => act(addClause(source, sequence, 'window', usual('window', vocabulary), vocabulary), cell)}
        >
          {words.anyTime}
        </button>
      ) : (
        <span className="tw-slot tw-slot-window tw-slot-read">{words.anyTime}</span>
      )}
    </>
  );
};
