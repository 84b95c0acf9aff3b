import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { answer } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';
import { useDrafting } from '../../../draft/index.js';
import { described } from '../../../ui/problem-view.js';
import { useWords } from '../../../words/index.js';

/** Puts the files of an earlier version in force again. A draft stays, and is told that the book moved on. */
export const RollBack = ({ version, base }: { version: number; base: number }) => {
  const words = useWords('publish').history;
  const shell = useWords('shell');
  const { api } = useServer();
  const { draft, reload } = useDrafting();
  const { message, notification } = App.useApp();
  const queries = useQueryClient();
  const rollBack = useMutation({
    mutationFn: () => answer(api.v1.book['roll-back'].$post({ json: { version, base } })),
    onSuccess: async (published) => {
      void message.success(words.rolledBack(published.version));
      if (!draft.isChanged()) await reload();
      await queries.invalidateQueries();
    },
    onError: (thrown) => {
      const { title, detail } = described(thrown, shell);
      notification.error({ title, description: detail });
    },
  });
  return (
    <Popconfirm
      title={words.rollBackSure(version)}
      description={words.rollBackHelp}
      okText={words.rollBack}
      onConfirm={() => rollBack.mutateAsync().catch(() => undefined)}
    >
      <Button type="link" size="small" loading={rollBack.isPending}>
        {words.rollBack}
      </Button>
    </Popconfirm>
  );
};
