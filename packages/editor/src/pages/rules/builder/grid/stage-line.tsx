import { addStep, canMoveStep, canRemoveStep, stepText } from '../../../../builder/index.js';
import { useWords } from '../../../../words/index.js';
import { AddButton } from '../add-button.js';
import { useBuilding } from '../building.js';
import { nameChoices } from '../choices.js';
import { DragHandle } from '../drag-handle.js';
import type { Dragging } from '../dragging.js';
import { touches } from '../problem-notes.js';
import { ActionMenu } from './action-menu.js';
import { type Ask, clauseItems, type MenuItems } from './clause-items.js';
import { LineFrame } from './line-frame.js';
import { parentOf, type StagePlace } from './lines.js';
import { useNewNote } from './notes.js';
import { Parts } from './parts.js';

/** One event of a sequence: which, with which conditions, how soon after the one before. */
export const StageLine = ({
  line,
  stop,
  remove,
  move,
  dragging,
}: {
  line: StagePlace;
  stop: string | undefined;
  remove: () => void;
  move: (by: -1 | 1) => void;
  dragging: Dragging;
}) => {
  const { stage, sequence, index, key, row } = line;
  const { mayWrite, problems } = useBuilding();
  const words = useWords('builder');
  const newNote = useNewNote(stage.span);
  return (
    <LineFrame
      line={line}
      part={stage}
      isMuted={row.muted !== undefined}
      problems={problems.filter(({ span }) => touches(stage.span, span))}
      dragging={dragging}
      newNote={newNote}
      says={
        <>
          {mayWrite ? <DragHandle dragging={dragging} of={key} /> : undefined}
          <span className="tw-step">{words.step(String(index + 1))}</span>
          <Parts parts={stage.parts} root={sequence} line={key} stop={stop} />
        </>
      }
    >
      <div role="gridcell" className="tw-row-menu">
        {mayWrite ? (
          <StageMenu line={line} isStop={stop === `${key}/menu`} remove={remove} move={move} note={newNote.begin} />
        ) : undefined}
      </div>
    </LineFrame>
  );
};

/** What can be done with one event of a sequence. */
const StageMenu = ({
  line,
  isStop,
  remove,
  move,
  note,
}: {
  line: StagePlace;
  isStop: boolean;
  remove: () => void;
  move: (by: -1 | 1) => void;
  note: () => void;
}) => {
  const words = useWords('builder');
  const building = useBuilding();
  const { stage, sequence, index, key } = line;
  const canMove = (by: -1 | 1): boolean => canMoveStep(sequence, index, index + by);
  const itemsFor = (ask: Ask): MenuItems => [
    ...clauseItems({ node: stage.node, of: ['where', 'within'], sequence }, `${key}/0`, ask, words, building),
    { type: 'divider' as const },
    { key: 'up', label: words.moveUp, disabled: !canMove(-1), onClick: () => move(-1), extra: 'Alt+↑' },
    { key: 'down', label: words.moveDown, disabled: !canMove(1), onClick: () => move(1), extra: 'Alt+↓' },
    { key: 'note', label: words.addNote, onClick: note },
    { type: 'divider' as const },
    {
      key: 'remove',
      label: words.removeStep,
      danger: true,
      disabled: !canRemoveStep(sequence, index),
      onClick: remove,
      extra: 'Delete',
    },
  ];
  return <ActionMenu cell={`${key}/menu`} isStop={isStop} itemsFor={itemsFor} />;
};

/** Below the last event of a sequence: one more. */
export const AddStepLine = ({ last: { sequence, key, index, level } }: { last: StagePlace }) => {
  const words = useWords('builder');
  const { source, palette, vocabulary, act } = useBuilding();
  const parent = parentOf(key);
  return (
    <div role="row" aria-level={level} data-line={`${parent}.add`} className="tw-row">
      <div role="gridcell" className="tw-row-says" style={{ paddingInlineStart: (level - 1) * 20 }}>
        <AddButton
          cell={`${parent}.add/0`}
          label={words.addStep}
          asks={words.groups.events}
          choices={palette === undefined ? undefined : () => nameChoices(palette.events, palette)}
          onChoose={(name) => act(addStep(source, sequence, stepText(name, vocabulary)), `${parent}.${index + 1}/1`)}
        />
      </div>
    </div>
  );
};
