import { FieldTimeOutlined } from '@ant-design/icons';
import { type Ast, printNode } from '@tagwright/dsl';
import { Button, Flex, Popover, Radio, Typography } from 'antd';
import { useState } from 'react';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { durationText } from '../sentence.js';
import { DurationFields, durationOf } from '../slots/number-forms.js';

/** How long a value is kept after its condition last held. `set`: a duration, or undefined for none. */
export const ExpiresButton = ({
  expires,
  inherited,
  isInstant = false,
  cell,
  set,
}: {
  expires: Ast.DurationLit | undefined;
  /** What holds where nothing is said here: what is said of the whole tag. */
  inherited?: Ast.DurationLit | undefined;
  /** Whether what leads to the value is over at once, so that an expiry is all that keeps it. */
  isInstant?: boolean;
  cell: string;
  set: (text: string | undefined) => void;
}) => {
  const words = useWords('builder');
  const { mayWrite, vocabulary } = useBuilding();
  const [isOpen, setOpen] = useState(false);
  const [kept, setKept] = useState<Ast.DurationLit>();
  const said = expires ?? inherited;
  const says = said === undefined ? words.neverExpires : words.expiresAfter(durationText(said, words));
  if (!mayWrite) return <span className="tw-words">{says}</span>;
  const open = (next: boolean): void => {
    setKept(expires);
    setOpen(next);
  };
  const finish = (): void => {
    setOpen(false);
    set(kept === undefined ? undefined : printNode(kept, { keywords: vocabulary }));
  };
  return (
    <Popover
      open={isOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      onOpenChange={open}
      content={
        <Flex
          vertical
          gap={12}
          role="dialog"
          aria-label={words.expires}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === 'Escape') setOpen(false);
          }}
        >
          <Typography.Text type="secondary">{words.expiresHelp}</Typography.Text>
          <Radio.Group
            vertical
            value={kept !== undefined}
            onChange={({ target }) => setKept(target.value === true ? (expires ?? durationOf('30', 'd')) : undefined)}
            options={[
              ...(isInstant ? [] : [{ value: false, label: words.keepWhile }]),
              { value: true, label: words.keepFor },
            ]}
          />
          {kept === undefined ? undefined : <DurationFields length={kept} autoFocus onChange={setKept} />}
          <Button type="primary" onClick={finish}>
            {words.done}
          </Button>
        </Flex>
      }
    >
      <Button type="text" size="small" icon={<FieldTimeOutlined />} data-cell={cell}>
        {says}
      </Button>
    </Popover>
  );
};
