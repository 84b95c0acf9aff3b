import { type KeyboardEvent, useState } from 'react';
import { addRow, clearRow, isVacant, moveRow, removeRow, type Row } from '../../../../builder/index.js';
import { useWords } from '../../../../words/index.js';
import { AddCondition } from '../add-condition.js';
import { useBuilding } from '../building.js';
import { useDragging } from '../dragging.js';
import { moveFocus } from './keys.js';
import { type Line, linesOf } from './lines.js';
import { RowLine } from './row-line.js';

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
    (dragged, place) => dragged !== place && parentOf(dragged) === parentOf(place) && lineOf(dragged) !== undefined,
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
  const moveLine = ({ group, index, key }: Line, to: number): void => {
    if (group === undefined || to < 0 || to >= group.rows.length) return;
    act(moveRow(source, cards, group, index, to), `${parentOf(key)}.${to}/0`);
  };
  const removeLine = ({ row, group, index, key }: Line): void => {
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
        {lines.map((line) => (
          <RowLine
            key={line.key}
            line={line}
            stop={stops.get(line.key)}
            remove={() => removeLine(line)}
            move={(by) => moveLine(line, line.index + by)}
            dragging={dragging}
            {...(event === undefined ? {} : { event })}
          />
        ))}
      </div>
      {mayWrite ? (
        <AddCondition cell={`${id}/add`} label={words.addCondition} event={event} onAdd={add} isFirst={false} />
      ) : undefined}
    </>
  );
};

/** The line that holds another: `0.2` of `0.2.1`. */
const parentOf = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('.')));
