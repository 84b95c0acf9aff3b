import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Flex } from 'antd';
import { useState } from 'react';
import { answer } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';
import { bookInForce, useDraft } from '../../../draft/index.js';
import { type Conflict, rebased } from '../../../draft/rebase.js';
import { patchOf, TextDiff } from '../../../ui/text-diff.js';
import { useWords } from '../../../words/index.js';

/** Where somebody else published meanwhile: says who and what, and brings the draft onto it. Nothing is overwritten. */
export const MovedOn = ({ current }: { current: number }) => {
  const words = useWords('publish');
  const { api } = useServer();
  const { draft } = useDraft();
  const { message } = App.useApp();
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const isBehind = draft.base.version < current;
  const { data: theirs } = useQuery({
    queryKey: ['book-version', current],
    queryFn: () => answer(api.v1.book.versions[':version'].$get({ param: { version: String(current) } })),
    enabled: isBehind,
  });
  const takeOver = useMutation({
    mutationFn: async () => {
      const [before, now] = await Promise.all([filesOf(api, draft.base.version), bookInForce(api)]);
      const { files, conflicts: torn } = rebased(before, draft.files, now.files);
      draft.reset(now, files);
      return torn;
    },
    onSuccess: (torn) => {
      setConflicts(torn);
      if (torn.length === 0) void message.success(words.tookOver);
    },
  });
  if (isBehind)
    return (
      <Alert
        type="warning"
        showIcon
        title={words.movedOn(draft.base.version, current)}
        description={
          <>
            {theirs === undefined ? undefined : (
              <div>{words.movedOnBy(theirs.by ?? '', theirs.version, theirs.note ?? '')}</div>
            )}
            <div>{words.movedOnHelp}</div>
          </>
        }
        action={
          <Button type="primary" loading={takeOver.isPending} onClick={() => takeOver.mutate()}>
            {words.takeOver}
          </Button>
        }
      />
    );
  if (conflicts.length === 0) return undefined;
  return (
    <Alert
      type="warning"
      showIcon
      title={words.conflicts}
      description={conflicts.map((conflict) => (
        <Torn
          key={conflict.path}
          conflict={conflict}
          done={() => setConflicts(conflicts.filter((each) => each !== conflict))}
        />
      ))}
    />
  );
};

/** The files of a version; of none, before the first publication, there are none. */
const filesOf = async (api: ReturnType<typeof useServer>['api'], version: number) =>
  version === 0
    ? []
    : (await answer(api.v1.book.versions[':version'].$get({ param: { version: String(version) } }))).files;

const Torn = ({ conflict: { path, mine, theirs }, done }: { conflict: Conflict; done: () => void }) => {
  const words = useWords('publish');
  const { draft } = useDraft();
  const useTheirs = (): void => {
    if (theirs === undefined) draft.remove(path);
    else draft.write(path, theirs);
    done();
  };
  return (
    <Flex vertical gap={8} style={{ marginTop: 8 }}>
      <Flex justify="space-between" align="center" gap={8}>
        <strong>{path}</strong>
        <Button size="small" onClick={useTheirs}>
          {words.useTheirs}
        </Button>
      </Flex>
      <TextDiff
        label={`${path}: ${words.theirs} → ${words.mine}`}
        patch={patchOf(path, theirs ?? words.removedHere, mine ?? words.removedHere)}
      />
    </Flex>
  );
};
