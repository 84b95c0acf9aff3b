import { Select, Tag } from 'antd';
import { changeJoint, type Group, type Test } from '../../../../builder/index.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding, useReading } from '../building.js';
import { DragHandle } from '../drag-handle.js';
import type { Dragging } from '../dragging.js';
import { HitCount } from '../hit-count.js';
import { ProblemNotes, useProblemsOf } from '../problem-notes.js';
import { sentenceOf } from '../sentence.js';
import { SlotCell } from '../slots/slot-cell.js';
import { type Line } from './lines.js';
import { Notes, useNewNote } from './notes.js';
import { RowMenu } from './row-menu.js';

/** One row: what it says, how many it holds for, and what can be done with it. */
export const RowLine = ({
  line,
  stop,
  remove,
  move,
  dragging,
  event,
}: {
  line: Line;
  stop: string | undefined;
  remove: () => void;
  move: (by: -1 | 1) => void;
  dragging: Dragging;
  event?: string;
}) => {
  const { row, key, level } = line;
  const { mayWrite, isPointedAt, point } = useBuilding();
  const words = useWords('builder');
  const problems = useProblemsOf(row);
  const newNote = useNewNote(row.span);
  const first = `${key}/0`;
  const isFaulty = problems.some(({ level: how }) => how === 'error');
  const marks = [
    'tw-row',
    row.kind === 'group' ? 'tw-row-group' : '',
    row.muted === undefined ? '' : 'tw-row-muted',
    isFaulty ? 'tw-row-faulty' : '',
    isPointedAt(row.span) ? 'tw-row-pointed' : '',
    dragging.over === key ? 'tw-drop' : '',
  ];
  return (
    <div
      role="row"
      aria-level={level}
      data-line={key}
      className={marks.filter(Boolean).join(' ')}
      {...dragging.placeOf(key)}
    >
      <div
        role="gridcell"
        className="tw-row-says"
        style={{ paddingInlineStart: (level - 1) * 20 }}
        onClick={() => point(row.span)}
      >
        <Notes notes={row.notes.before} />
        {newNote.field}
        <span className="tw-row-sentence">
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
        </span>
        {row.notes.after === undefined ? undefined : <Notes notes={[row.notes.after]} />}
        <ProblemNotes problems={problems} line={key} />
      </div>
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
    </div>
  );
};

/** `not did`, 未做过 is drawn by the sentence itself. */
const saysNotItself = ({ row }: Line): boolean => row.kind === 'test' && row.node.kind === 'Did';

/** A condition, part by part. */
const Sentence = ({ test, lineKey, stop }: { test: Test; lineKey: string; stop: string | undefined }) => {
  const reading = useReading();
  const said = sentenceOf(test.parts, reading);
  const slots = said.map(({ part }) => part).filter(({ kind }) => kind !== 'words');
  const isNegatedDid = test.node.kind === 'Did' && test.negation !== undefined;
  return (
    <>
      {isNegatedDid ? <span className="tw-words">{reading.words.didNot}</span> : undefined}
      {said.map(({ part, text }, at) => {
        if (part.kind === 'words') {
          // `did` is said by `did not` before it.
          if (isNegatedDid && at === 0) return undefined;
          return (
            <span key={part.span.start} className="tw-words">
              {text}
            </span>
          );
        }
        const index = slots.indexOf(part);
        const cell = `${lineKey}/${index}`;
        const isStop = stop === undefined ? index === 0 : stop === cell;
        return <SlotCell key={`slot ${index}`} slot={part} root={test.node} cell={cell} isStop={isStop} />;
      })}
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
const OpaqueText = ({ line, cell, isStop }: { line: Line; cell: string; isStop: boolean }) => {
  const { source } = useBuilding();
  const words = useWords('builder');
  const text = source.slice(line.row.inner);
  return (
    <code data-cell={cell} tabIndex={isStop ? 0 : -1} title={words.opaque} className="tw-opaque">
      {text.trim() === '' ? words.fillIn : text}
    </code>
  );
};
