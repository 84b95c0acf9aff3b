import type { Ast } from '@tagwright/dsl';
import { Button, Flex, Popover } from 'antd';
import { useRef, useState } from 'react';
import { fill, type Slot } from '../../../../builder/index.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding, useReading } from '../building.js';
import { otherName, partText } from '../sentence.js';
import { OtherValue } from './other-value.js';
import { SlotChoice, takesChoice } from './slot-choice.js';
import { SlotForm } from './slot-form.js';

/** A part of a row that can be changed: what it says, and when it is opened, what it is changed with. */
export const SlotCell = ({
  slot,
  root,
  cell,
  isStop,
  said,
}: {
  slot: Slot;
  root: Ast.Expr;
  cell: string;
  isStop: boolean;
  /** What it says where it stands, if more than by itself. */
  said?: string;
}) => {
  const [isOpen, setOpen] = useState(false);
  const { mayWrite, palette, source, act, point } = useBuilding();
  const words = useWords('builder');
  const reading = useReading();
  const draft = useRef<string | undefined>(undefined);
  const text = said ?? partText(slot, reading);
  const threshold = useThreshold(slot);
  const other = otherName(slot, reading);
  const face = (
    <>
      {text}
      {other === undefined ? undefined : <span className="tw-slot-other">{other}</span>}
      {threshold === undefined ? undefined : <span className="tw-slot-other">{threshold}</span>}
    </>
  );
  if (text === '' && slot.span.start === slot.span.end) return undefined;
  if (!mayWrite) return <span className={`tw-slot tw-slot-${slot.kind} tw-slot-read`}>{face}</span>;

  const close = (): void => {
    setOpen(false);
    act([], cell);
  };
  const finish = (): void => {
    const written = draft.current;
    draft.current = undefined;
    setOpen(false);
    act(written === undefined ? [] : fill(source, slot, written), cell);
  };
  if (isOpen && palette !== undefined && takesChoice(slot, palette))
    return <SlotChoice slot={slot} root={root} cell={cell} palette={palette} close={close} />;

  const chip = (
    <button
      type="button"
      className={`tw-slot tw-slot-${slot.kind}`}
      data-cell={cell}
      tabIndex={isStop ? 0 : -1}
      aria-haspopup={palette !== undefined && takesChoice(slot, palette) ? 'listbox' : 'dialog'}
      onClick={() => {
        point(slot.span);
        setOpen(true);
      }}
    >
      {face}
    </button>
  );
  if (palette !== undefined && takesChoice(slot, palette)) return chip;
  return (
    <Popover
      open={isOpen}
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      onOpenChange={(open) => {
        if (!open) finish();
      }}
      content={
        <div
          role="dialog"
          aria-label={text}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Escape') {
              draft.current = undefined;
              close();
            } else if (event.key === 'Enter' && (event.target as HTMLElement).role !== 'combobox') {
              // Otherwise the same Enter would press whatever gets the focus next.
              event.preventDefault();
              finish();
            }
          }}
        >
          <Flex gap={8} align="center" wrap>
            <SlotForm slot={slot} draft={(written) => (draft.current = written)} />
            <Button type="primary" onClick={finish}>
              {words.done}
            </Button>
          </Flex>
          <OtherValue
            slot={slot}
            root={root}
            choose={(edits) => {
              draft.current = undefined;
              setOpen(false);
              act(edits, cell);
            }}
          />
        </div>
      }
    >
      {chip}
    </Popover>
  );
};

/** What a rank comes to now: `≥ ¥3,280`. */
const useThreshold = ({ kind, span }: Slot): string | undefined => {
  const { live } = useBuilding();
  if (kind !== 'rank' || live === undefined || live.isOld) return undefined;
  return live.thresholds.find((each) => each.span.start === span.start && each.span.end === span.end)?.text;
};
