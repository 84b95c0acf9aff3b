import { Alert, Button, Flex } from 'antd';
import { type Conflict, useDraft } from '../../../draft/index.js';
import { settle } from '../../../draft/settle.js';
import { patchOf, TextDiff } from '../../../ui/text-diff.js';
import { useWords } from '../../../words/index.js';

/** Where a draft and others changed the same lines: nothing is published before its author has chosen. */
export const Conflicts = () => {
  const words = useWords('publish');
  const { draft } = useDraft();
  const { conflicts } = draft;
  if (conflicts.length === 0) return undefined;
  return (
    <Alert
      type="warning"
      showIcon
      title={words.conflicts}
      description={conflicts.map((conflict, index) => (
        <Choice key={`${conflict.path} ${index}`} conflict={conflict} />
      ))}
    />
  );
};

const Choice = ({ conflict }: { conflict: Conflict }) => {
  const words = useWords('publish');
  const { draft } = useDraft();
  const { path, mine, theirs } = conflict;
  return (
    <Flex vertical gap={8} style={{ marginTop: 8 }}>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <strong style={{ overflowWrap: 'anywhere' }}>{path}</strong>
        <Flex gap={8}>
          <Button size="small" onClick={() => settle(draft, conflict, 'mine')}>
            {words.keepMine}
          </Button>
          <Button size="small" onClick={() => settle(draft, conflict, 'theirs')}>
            {words.useTheirs}
          </Button>
        </Flex>
      </Flex>
      <TextDiff
        label={`${path}: ${words.theirs} → ${words.mine}`}
        patch={patchOf(path, theirs ?? words.removedHere, mine ?? words.removedHere)}
      />
    </Flex>
  );
};
