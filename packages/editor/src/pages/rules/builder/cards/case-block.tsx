import {
  DeleteOutlined,
  DownOutlined,
  FileTextOutlined,
  MessageOutlined,
  PauseCircleOutlined,
  PlayCircleOutlined,
  UpOutlined,
} from '@ant-design/icons';
import { type Ast, nameText } from '@tagwright/dsl';
import { Flex, Tag } from 'antd';
import { useState } from 'react';
import { type Case, fill, isCaseOff, setCaseDescription, setExpires, toggleCase } from '../../../../builder/index.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { DragHandle } from '../drag-handle.js';
import type { Dragging } from '../dragging.js';
import { Description } from './description.js';
import { ExpiresButton } from './expires-button.js';
import { ConditionGrid } from '../grid/condition-grid.js';
import { LiveNumber } from '../hit-count.js';
import { IconButton } from '../icon-button.js';
import { NameForm } from '../name-form.js';
import { Notes, useNewNote } from '../grid/notes.js';
import { SlotCell } from '../slots/slot-cell.js';

/** One value of a tag: what it is called, whom it is for, how long it stays. */
export const CaseBlock = ({
  each,
  id,
  canMoveUp,
  canMoveDown,
  move,
  dragging,
  remove,
  inherited,
}: {
  each: Case;
  id: string;
  canMoveUp: boolean;
  canMoveDown: boolean;
  move: (by: -1 | 1) => void;
  dragging: Dragging;
  remove: (() => void) | undefined;
  /** How long all values of the tag are kept. */
  inherited: Ast.DurationLit | undefined;
}) => {
  const words = useWords('builder');
  const { source, vocabulary, mayWrite, act, isPointedAt } = useBuilding();
  const [isNaming, setNaming] = useState(false);
  const [isDescribing, setDescribing] = useState(false);
  const newNote = useNewNote(each.span);
  const { node } = each;
  const name = node.value.text;
  const isOff = isCaseOff(each);
  const marks = ['tw-case', isPointedAt(each.span) && 'tw-case-pointed', dragging.over === id && 'tw-drop'];
  return (
    <li
      className={marks.filter(Boolean).join(' ')}
      {...dragging.placeOf(id)}
      onKeyDown={(event) => {
        const isOwn = (event.target as HTMLElement).dataset['cell'] === `${id}/value`;
        if (!isOwn || !event.altKey || !mayWrite) return;
        if (event.key === 'ArrowUp' && canMoveUp) move(-1);
        else if (event.key === 'ArrowDown' && canMoveDown) move(1);
        else return;
        event.preventDefault();
      }}
    >
      <Notes notes={each.notes.before} />
      {newNote.field}
      <Flex className="tw-case-head" align="center" gap={8} wrap>
        {mayWrite && (canMoveUp || canMoveDown) ? <DragHandle dragging={dragging} of={id} /> : undefined}
        {isNaming ? (
          <NameForm
            label={words.renameLabel}
            initial={name}
            taken={[]}
            button={words.done}
            cancel={() => setNaming(false)}
            done={(next) => {
              setNaming(false);
              act(fill(source, each.value, nameText(next)), `${id}/value`);
            }}
          />
        ) : mayWrite ? (
          <button
            type="button"
            className="tw-case-name"
            data-cell={`${id}/value`}
            aria-label={words.valueOf(name)}
            onClick={() => setNaming(true)}
          >
            {name}
          </button>
        ) : (
          <span className="tw-case-name">{name}</span>
        )}
        <Trigger each={each} id={id} />
        {isOff ? <Tag>{words.muted}</Tag> : undefined}
        <span style={{ flex: 1 }} />
        <LiveNumber of="cases" spans={[node.span, each.span]} />
        <ExpiresButton
          expires={node.expires}
          inherited={inherited}
          isInstant={node.trigger.kind === 'OnTrigger'}
          cell={`${id}/expires`}
          set={(text) => act(setExpires(source, each, text, vocabulary), `${id}/expires`)}
        />
        {mayWrite ? (
          <Flex>
            {node.description === undefined ? (
              <IconButton label={words.addDescription} icon={<FileTextOutlined />} act={() => setDescribing(true)} />
            ) : undefined}
            {each.condition === undefined && node.trigger.kind !== 'OnTrigger' ? undefined : (
              <IconButton
                label={isOff ? words.unmute : words.mute}
                icon={isOff ? <PlayCircleOutlined /> : <PauseCircleOutlined />}
                act={() => act(toggleCase(source, each, vocabulary), `${id}/value`)}
              />
            )}
            <IconButton label={words.addNote} icon={<MessageOutlined />} act={newNote.begin} />
            <IconButton label={words.moveUp} icon={<UpOutlined />} act={canMoveUp ? () => move(-1) : undefined} />
            <IconButton label={words.moveDown} icon={<DownOutlined />} act={canMoveDown ? () => move(1) : undefined} />
            <IconButton label={words.removeValue} icon={<DeleteOutlined />} act={remove} />
          </Flex>
        ) : undefined}
      </Flex>
      {node.description === undefined && !isDescribing ? undefined : (
        <Description
          text={node.description?.text ?? ''}
          cell={`${id}/description`}
          canWrite={mayWrite}
          isBegun={isDescribing}
          left={() => setDescribing(false)}
          done={(text) => {
            setDescribing(false);
            act(setCaseDescription(source, each, text, vocabulary), `${id}/value`);
          }}
        />
      )}
      {each.condition === undefined || (isOff && each.condition.muted === undefined) ? undefined : (
        <ConditionGrid
          condition={each.condition}
          id={id}
          name={name}
          {...(node.trigger.kind === 'OnTrigger' ? { event: node.trigger.event.text } : {})}
        />
      )}
    </li>
  );
};

/** What leads to a value: a condition, an event, or that nothing else does. */
const Trigger = ({ each, id }: { each: Case; id: string }) => {
  const { node, condition } = each;
  const words = useWords('builder');
  const { trigger } = node;
  switch (trigger.kind) {
    case 'WhenTrigger':
      return undefined;
    case 'OtherwiseTrigger':
      return <span className="tw-words">{words.otherwise}</span>;
    case 'PresetTrigger':
      return <span className="tw-words">{words.preset}</span>;
    case 'OnTrigger': {
      const { event } = trigger;
      const slot = { kind: 'event' as const, span: event.span, node: event, subject: undefined, event: undefined };
      return (
        <span className="tw-row-sentence">
          <span className="tw-words">{words.on}</span>
          <SlotCell
            slot={slot}
            root={{ kind: 'Ref', span: event.span, name: event.text, quoted: false }}
            cell={`${id}/event`}
            isStop
          />
          {condition === undefined || (isCaseOff(each) && condition.muted === undefined) ? undefined : (
            <span className="tw-words">{words.where}</span>
          )}
        </span>
      );
    }
  }
};
