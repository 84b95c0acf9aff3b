import { type Ast, spell } from '@tagwright/dsl';
import { Select, Tag } from 'antd';
import { changeJoint, type Group, type Test } from '../../../../builder/index.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding, useReading } from '../building.js';
import { DragHandle } from '../drag-handle.js';
import type { Dragging } from '../dragging.js';
import { HitCount } from '../hit-count.js';
import { useProblemsOf } from '../problem-notes.js';
import { LineFrame } from './line-frame.js';
import type { RowPlace } from './lines.js';
import { useNewNote } from './notes.js';
import { Parts } from './parts.js';
import { RowMenu } from './row-menu.js';
import { SequenceHead } from './sequence-head.js';

/** One row: what it says, how many it holds for, and what can be done with it. */
export const RowLine = ({
  line,
  stop,
  remove,
  move,
  dragging,
  event,
}: {
  line: RowPlace;
  stop: string | undefined;
  remove: () => void;
  move: (by: -1 | 1) => void;
  dragging: Dragging;
  event?: string;
}) => {
  const { row, key } = line;
  const { mayWrite } = useBuilding();
  const words = useWords('builder');
  const newNote = useNewNote(row.span);
  const first = `${key}/0`;
  return (
    <LineFrame
      line={line}
      part={row}
      mark={row.kind === 'group' ? 'tw-row-group' : undefined}
      isMuted={row.muted !== undefined}
      problems={useProblemsOf(row)}
      dragging={dragging}
      newNote={newNote}
      says={
        <>
          {mayWrite && line.group !== undefined ? <DragHandle dragging={dragging} of={key} /> : undefined}
          {row.negation === undefined || saysNotItself(line) ? undefined : (
            <b className="tw-negated">{words.negated}</b>
          )}
          {row.kind === 'group' ? (
            <Joint group={row} cell={first} />
          ) : row.kind === 'opaque' ? (
            <OpaqueText line={line} cell={first} isStop={stop === undefined || stop === first} />
          ) : (
            <Sentence test={row} lineKey={key} stop={stop} />
          )}
          {row.muted === undefined ? undefined : <Tag>{words.muted}</Tag>}
        </>
      }
    >
      <div role="gridcell" className="tw-row-count">
        <HitCount row={row} />
      </div>
      <div role="gridcell" className="tw-row-menu">
        {mayWrite ? (
          <RowMenu
            line={line}
            cell={`${key}/menu`}
            isStop={stop === `${key}/menu`}
            remove={remove}
            move={move}
            note={newNote.begin}
            {...(event === undefined ? {} : { event })}
          />
        ) : undefined}
      </div>
    </LineFrame>
  );
};

/**
 * `not did`, 未做过 is drawn by the sentence itself. Of a habit, or of several events, it would be taken for the opposite
 * of each: what does not hold is all of it.
 */
const saysNotItself = ({ row }: RowPlace): boolean =>
  row.kind === 'test' && row.node.kind === 'Did' && !isHabit(row.node) && row.stages.length === 0;

const isHabit = (node: Ast.Did): boolean => node.habit !== undefined;

/** A condition, part by part; of a sequence what is said of all of it. */
const Sentence = ({ test, lineKey, stop }: { test: Test; lineKey: string; stop: string | undefined }) => {
  const { words, locale } = useReading();
  const { node, negation } = test;
  if (node.kind === 'Did' && node.steps.length > 0)
    return (
      <SequenceHead sequence={node} cell={`${lineKey}/0`} isStop={stop === undefined || stop === `${lineKey}/0`} />
    );
  const isNegatedDid = node.kind === 'Did' && negation !== undefined;
  const [first] = test.parts;
  // `did` is said by `did not` before it.
  if (!isNegatedDid || first?.kind !== 'words')
    return <Parts parts={test.parts} root={node} line={lineKey} stop={stop} />;
  return (
    <>
      <span className="tw-words">{isHabit(node) ? spell('did', locale) : words.didNot}</span>
      <Parts parts={test.parts.slice(1)} root={node} line={lineKey} stop={stop} />
    </>
  );
};

/** Whether all rows of a group have to hold, or one. */
const Joint = ({ group, cell }: { group: Group; cell: string }) => {
  const words = useWords('builder');
  const { mayWrite, source, vocabulary, act } = useBuilding();
  const says = { and: words.allOf, or: words.anyOf };
  if (!mayWrite) return <span className="tw-words">{says[group.op]}</span>;
  return (
    <span data-cell={cell} className="tw-joint">
      <Select
        size="small"
        variant="borderless"
        aria-label={words.joint}
        value={group.op}
        popupMatchSelectWidth={false}
        options={(['and', 'or'] as const).map((value) => ({ value, label: says[value] }))}
        onChange={(op) => act(changeJoint(source, group, op, vocabulary), cell)}
      />
    </span>
  );
};

/** Text that no condition could be made of. It can be read, moved, switched off and deleted. */
const OpaqueText = ({ line, cell, isStop }: { line: RowPlace; cell: string; isStop: boolean }) => {
  const { source } = useBuilding();
  const words = useWords('builder');
  const text = source.slice(line.row.inner);
  return (
    <code data-cell={cell} tabIndex={isStop ? 0 : -1} title={words.opaque} className="tw-opaque">
      {text.trim() === '' ? words.fillIn : text}
    </code>
  );
};
