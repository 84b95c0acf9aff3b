import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { answer } from '../api/client.js';
import { useServer } from '../api/server.js';
import { useWords } from '../words/index.js';
import { useDrafting } from './index.js';

/**
 * Logs out. What was written goes to the server first, so that nothing of it lies in this browser for whoever sits down next;
 * where that does not succeed, its author decides.
 */
export const useLogOut = (): (() => Promise<void>) => {
  const words = useWords('draft');
  const { api } = useServer();
  const { saving } = useDrafting();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  return async () => {
    await saving.saveNow();
    if (saving.isUnsent) {
      const isSure = await modal.confirm({
        title: words.notSent,
        content: words.notSentHelp,
        okText: words.leaveAnyway,
        okButtonProps: { danger: true },
        cancelText: words.stay,
      });
      if (!isSure) return;
      saving.forgetUnsent();
    }
    await answer(api.v1.session.$delete());
    // Nor does what was read stay for the next person.
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    await queries.invalidateQueries({ queryKey: ['me'] });
  };
};
