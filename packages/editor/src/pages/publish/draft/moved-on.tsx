import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { answer } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';
import { bookInForce, useDraft } from '../../../draft/index.js';
import { rebased } from '../../../draft/rebase.js';
import { useWords } from '../../../words/index.js';

/** Where somebody else published meanwhile: says who and what, and brings the draft onto it. Nothing is overwritten. */
export const MovedOn = ({ current }: { current: number }) => {
  const words = useWords('publish');
  const { api } = useServer();
  const { draft } = useDraft();
  const { message } = App.useApp();
  const isBehind = draft.base.version < current;
  const { data: theirs } = useQuery({
    queryKey: ['book-version', current],
    queryFn: () => answer(api.v1.book.versions[':version'].$get({ param: { version: String(current) } })),
    enabled: isBehind,
  });
  const takeOver = useMutation({
    mutationFn: async () => {
      const [before, now] = await Promise.all([filesOf(api, draft.base.version), bookInForce(api)]);
      const { files, conflicts } = rebased(before, draft.files, now.files);
      draft.reset(now, files, [...draft.conflicts, ...conflicts]);
      return conflicts;
    },
    onSuccess: (torn) => {
      if (torn.length === 0) void message.success(words.tookOver);
    },
  });
  if (!isBehind) return undefined;
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
};

/** The files of a version; of none, before the first publication, there are none. */
const filesOf = async (api: ReturnType<typeof useServer>['api'], version: number) =>
  version === 0
    ? []
    : (await answer(api.v1.book.versions[':version'].$get({ param: { version: String(version) } }))).files;
