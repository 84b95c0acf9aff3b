import type { TextEdit } from '@tagwright/dsl';
import {
  addRow,
  addStep,
  clausesOpen,
  nest,
  toggleMuted,
  toggleNegated,
  usualStep,
} from '../../../../builder/index.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { ActionMenu } from './action-menu.js';
import { type Ask, clauseItems, eventOf, type MenuItems, speakingIn } from './clause-items.js';
import { amongOf, type RowPlace } from './lines.js';

/** What can be done with a row as a whole. */
export const RowMenu = ({
  line,
  cell,
  isStop,
  remove,
  move,
  note,
  event,
}: {
  line: RowPlace;
  cell: string;
  isStop: boolean;
  remove: () => void;
  move: (by: -1 | 1) => void;
  note: () => void;
  event?: string;
}) => {
  const words = useWords('builder');
  const building = useBuilding();
  const { source, vocabulary, palette, act } = building;
  const { row, group, index, key } = line;
  const first = `${key}/0`;
  const isLast = group === undefined || index === group.rows.length - 1;
  /** Among alternatives one more; elsewhere a group of both in the row's place. */
  const orAlso = (text: string): readonly TextEdit[] => {
    if (group === undefined) return addRow(source, row, 'or', text, vocabulary);
    return group.op === 'or' && group.negation === undefined && group.muted === undefined
      ? addRow(source, group, 'or', text, vocabulary)
      : nest(source, row, 'or', text, vocabulary);
  };
  const speaking = row.kind === 'test' ? speakingIn(row.node) : undefined;
  const clausesOf = (ask: Ask): MenuItems => {
    if (speaking === undefined) return [];
    // What is said of each event of a sequence is changed where that stands.
    const isSequence = speaking.kind === 'Did' && speaking.steps.length > 0;
    return clauseItems({ node: speaking, ...(isSequence ? { of: ['window'] } : {}) }, first, ask, words, building);
  };
  /** Makes a sequence of what was done once. */
  const then = (): MenuItems => {
    if (row.kind !== 'test' || row.node.kind !== 'Did' || palette === undefined) return [];
    const { node } = row;
    if (node.steps.length > 0 || node.times !== undefined || !clausesOpen(node).includes('habit')) return [];
    const next = usualStep(palette, eventOf(node) ?? '', vocabulary);
    return [{ key: 'then', label: words.andThen, onClick: () => act(addStep(source, node, next), `${key}.1/1`) }];
  };
  const itemsFor = (ask: Ask): MenuItems => {
    const clauses = clausesOf(ask);
    return [
      ...clauses,
      ...then(),
      ...(clauses.length === 0 ? [] : [{ type: 'divider' as const }]),
      ...(row.kind === 'group' && row.muted === undefined
        ? [
            {
              key: 'add',
              label: words.addTo,
              onClick: () => ask(event, (text) => act(addRow(source, row, row.op, text, vocabulary), first)),
            },
          ]
        : []),
      { key: 'or', label: words.orAlso, onClick: () => ask(event, (text) => act(orAlso(text), first)) },
      { key: 'negate', label: words.negate, onClick: () => act(toggleNegated(source, row, vocabulary), first) },
      {
        key: 'mute',
        label: row.muted === undefined ? words.mute : words.unmute,
        onClick: () => act(toggleMuted(source, row, amongOf(line), vocabulary), first),
      },
      { key: 'up', label: words.moveUp, disabled: index === 0, onClick: () => move(-1), extra: 'Alt+↑' },
      { key: 'down', label: words.moveDown, disabled: isLast, onClick: () => move(1), extra: 'Alt+↓' },
      { key: 'note', label: words.addNote, onClick: note },
      { type: 'divider' },
      { key: 'remove', label: words.removeRow, danger: true, onClick: remove, extra: 'Delete' },
    ];
  };
  return <ActionMenu cell={cell} isStop={isStop} itemsFor={itemsFor} />;
};
