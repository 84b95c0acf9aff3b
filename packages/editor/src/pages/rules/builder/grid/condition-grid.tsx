import { Fragment, type KeyboardEvent, useState } from 'react';
import {
  addRow, canMoveStep, canRemoveStep, clearRow, isVacant, moveRow, moveStep, removeRow, removeStep, type Row,
} from '../../../../builder/index.js'; // prettier-ignore
import { useWords } from '../../../../words/index.js';
import { AddCondition } from '../add-condition.js';
import { useBuilding } from '../building.js';
import { useDragging } from '../dragging.js';
import { moveFocus } from './keys.js';
import { type Line, linesOf, parentOf, type StagePlace } from './lines.js';
import { RowLine } from './row-line.js';
import { AddStepLine, StageLine } from './stage-line.js';

/** A condition as a grid of rows, which keys alone can read and change. `name`: what it is the condition of. */
export const ConditionGrid = ({
  condition,
  id,
  name,
  event,
}: {
  condition: Row;
  id: string;
  name: string;
  /** Of an `on` case: the event whose fields it is about. */
  event?: string;
}) => {
  const { source, cards, vocabulary, mayWrite, act } = useBuilding();
  const words = useWords('builder');
  const [stops, setStops] = useState<ReadonlyMap<string, string>>(new Map());
  const lines = linesOf(condition, id);
  const lineOf = (key: string | undefined): Line | undefined => lines.find((each) => each.key === key);
  const dragging = useDragging(
    (dragged, place) => {
      const [line, other] = [lineOf(dragged), lineOf(place)];
      if (line === undefined || other === undefined || dragged === place || parentOf(dragged) !== parentOf(place))
        return false;
      return line.kind === 'row' || canMoveStep(line.sequence, line.index, other.index);
    },
    (dragged, place) => {
      const [line, other] = [lineOf(dragged), lineOf(place)];
      if (line !== undefined && other !== undefined) moveLine(line, other.index);
    },
  );
  const add = (text: string): void => {
    const op = condition.kind === 'group' && condition.muted === undefined ? condition.op : 'and';
    const at = condition.kind === 'group' ? condition.rows.length : 1;
    act(addRow(source, condition, op, text, vocabulary), `${id}.${at}/1`);
  };
  if (isVacant(condition))
    return (
      <div className="tw-vacant">
        <span>{words.addFirstHelp}</span>
        {mayWrite ? (
          <AddCondition
            cell={`${id}/add`}
            label={words.addFirst}
            event={event}
            isFirst
            onAdd={(text) => act(addRow(source, condition, 'and', text, vocabulary), `${id}/1`)}
          />
        ) : undefined}
      </div>
    );
  const onKeyDown = (pressed: KeyboardEvent<HTMLElement>): void => {
    if (pressed.nativeEvent.isComposing || !(pressed.target as HTMLElement).matches('[data-cell]')) return;
    const key = (pressed.target as HTMLElement).closest<HTMLElement>('[data-line]')?.dataset['line'];
    const line = lineOf(key);
    if (pressed.altKey && line !== undefined && mayWrite && /^Arrow(Up|Down)$/.test(pressed.key)) {
      moveLine(line, line.index + (pressed.key === 'ArrowUp' ? -1 : 1));
    } else if (pressed.key === 'Delete' && line !== undefined && mayWrite) {
      removeLine(line);
    } else if (pressed.altKey || pressed.ctrlKey || pressed.metaKey || !moveFocus(pressed.currentTarget, pressed.key)) {
      return;
    }
    pressed.preventDefault();
    pressed.stopPropagation();
  };
  const moveLine = (line: Line, to: number): void => {
    const { key, index } = line;
    const focus = `${parentOf(key)}.${to}/0`;
    if (line.kind === 'stage') {
      const { sequence } = line;
      if (canMoveStep(sequence, index, to)) act(moveStep(source, cards, sequence, index, to), focus);
    } else if (line.group !== undefined && to >= 0 && to < line.group.rows.length) {
      act(moveRow(source, cards, line.group, index, to), focus);
    }
  };
  const removeStage = ({ sequence, index, key }: StagePlace): void => {
    if (!canRemoveStep(sequence, index)) return;
    const parent = parentOf(key);
    // Of two events one is left, which is no sequence any more.
    const next = sequence.steps.length === 1 ? `${parent}/0` : `${parent}.${Math.max(0, index - 1)}/0`;
    act(removeStep(source, sequence, index), next);
  };
  const removeLine = (line: Line): void => {
    if (line.kind === 'stage') {
      removeStage(line);
      return;
    }
    const { row, group, index, key } = line;
    if (group === undefined) {
      act(clearRow(source, row, vocabulary), `${id}/add`);
      return;
    }
    const parent = parentOf(key);
    // Of two rows one is left, which then is no group any more.
    const next = group.rows.length === 2 ? `${parent}/0` : `${parent}.${Math.max(0, index - 1)}/0`;
    act(removeRow(source, group, index), next);
  };
  return (
    <>
      <div
        role="treegrid"
        aria-label={`${words.conditions}: ${name}`}
        className="tw-grid"
        onKeyDown={onKeyDown}
        onFocus={({ target }) => {
          const { cell } = (target as HTMLElement).dataset;
          const line = (target as HTMLElement).closest<HTMLElement>('[data-line]')?.dataset['line'];
          if (cell !== undefined && line !== undefined) setStops((before) => new Map(before).set(line, cell));
        }}
      >
        {lines.map((line) => {
          const common = {
            stop: stops.get(line.key),
            remove: () => removeLine(line),
            move: (by: -1 | 1) => moveLine(line, line.index + by),
            dragging,
          };
          if (line.kind === 'row')
            return <RowLine key={line.key} line={line} {...common} {...(event === undefined ? {} : { event })} />;
          return (
            <Fragment key={line.key}>
              <StageLine line={line} {...common} />
              {mayWrite && line.index === line.sequence.steps.length ? <AddStepLine last={line} /> : undefined}
            </Fragment>
          );
        })}
      </div>
      {mayWrite ? (
        <AddCondition cell={`${id}/add`} label={words.addCondition} event={event} onAdd={add} isFirst={false} />
      ) : undefined}
    </>
  );
};
