import type { Ast } from '@tagwright/dsl';
import { DownOutlined } from '@ant-design/icons';
import { Button, Checkbox, Flex, Popover, Tag, Typography } from 'antd';
import { type Flag, setFlag } from '../../../../builder/index.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';

/** How a tag works: one value or several, in order or not, by conditions or by hand. */
export const TagKind = ({ tag }: { tag: Ast.TagDecl }) => {
  const words = useWords('builder');
  const { source, vocabulary, mayWrite, act } = useBuilding();
  const says = [
    tag.many ? words.many : words.exclusive,
    ...(tag.ordered ? [words.ordered] : []),
    ...(tag.manual ? [words.manual] : []),
  ];
  if (!mayWrite) return says.map((text) => <Tag key={text}>{text}</Tag>);
  const choice = (flag: Flag, label: string, help: string) => (
    <Checkbox
      key={flag}
      checked={tag[flag]}
      // A tag with conditions and one without have other cases: what is written would be lost.
      disabled={flag === 'manual' || (flag === 'ordered' && tag.many && !tag.ordered) || (flag === 'many' && tag.ordered && !tag.many)} // prettier-ignore
      onChange={({ target }) => act(setFlag(source, tag, flag, target.checked, vocabulary), 'tag/kind')}
    >
      {label}
      <Typography.Text type="secondary" style={{ display: 'block' }}>
        {help}
      </Typography.Text>
    </Checkbox>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Flex vertical gap={8} role="dialog" aria-label={words.kindOfTag} style={{ maxWidth: 320 }}>
          {choice('many', words.many, tag.many ? words.manyHelp : words.exclusiveHelp)}
          {choice('ordered', words.ordered, words.orderedHelp)}
          {choice('manual', words.manual, words.manualHelp)}
        </Flex>
      }
    >
      <Button type="text" size="small" data-cell="tag/kind">
        {says.join(' · ')}
        <DownOutlined />
      </Button>
    </Popover>
  );
};
