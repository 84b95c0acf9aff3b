import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Flex, Input, Popconfirm, Typography } from 'antd';
import { useId, useState } from 'react';
import { answer } from '../../../api/client.js';
import { useMe } from '../../../api/me.js';
import { Problem } from '../../../api/problem.js';
import { useServer } from '../../../api/server.js';
import { useDraft, useDrafting } from '../../../draft/index.js';
import { useAnnounce } from '../../../ui/announce.js';
import { useCountText } from '../../../ui/count.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { useWords } from '../../../words/index.js';
import { isBlocked } from './blockers.js';
import { type BookPlan, PLANS } from './plan.js';

/** Says why, and puts in force what was looked at: a draft that changed since its plan is refused. */
export const PublishForm = ({ plan, isOld }: { plan: BookPlan; isOld: boolean }) => {
  const words = useWords('publish');
  const { draft } = useDraft();
  const { data: me } = useMe();
  const [note, setNote] = useState('');
  const field = useId();
  const publish = usePublish(note, plan);
  const isBehind = draft.base.version < plan.base;
  const isTorn = draft.conflicts.length > 0;
  return (
    <Card size="small">
      <Flex vertical gap={12}>
        <label htmlFor={field}>{words.note}</label>
        <Input.TextArea
          id={field}
          value={note}
          maxLength={4000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          placeholder={words.notePlaceholder}
          onChange={({ target }) => setNote(target.value)}
        />
        {publish.error === null ? undefined : <ProblemView problem={publish.error} />}
        <Flex gap={12} align="center" wrap>
          <Button
            type="primary"
            loading={publish.isPending}
            disabled={isOld || isBehind || isTorn || isBlocked(plan, me?.role)}
            onClick={() => publish.mutate()}
          >
            {words.publish}
          </Button>
          <Typography.Text type={isTorn ? 'warning' : 'secondary'}>
            {isTorn ? words.settleFirst : words.publishHelp}
          </Typography.Text>
          <span style={{ flex: 1 }} />
          <Discard />
        </Flex>
      </Flex>
    </Card>
  );
};

const usePublish = (note: string, { plan, base }: BookPlan) => {
  const words = useWords('publish');
  const text = useCountText();
  const announce = useAnnounce();
  const { api } = useServer();
  const { draft, reload, saving } = useDrafting();
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const files = draft.files.map((file) => ({ ...file }));
      const why = note.trim() === '' ? {} : { note: note.trim() };
      const asked = api.v1.book.publish.$post({ json: { files, base: draft.base.version, plan, ...why } });
      return { ...(await answer(asked)), files };
    },
    onSuccess: async ({ version, moved, files }) => {
      const said = words.published(version, text(moved));
      announce(said);
      void message.success(said);
      // What was written while it was published is not in it, and goes on as a draft.
      draft.reset({ version, files }, draft.files);
      await saving.saveNow();
      await reload();
      await queries.invalidateQueries();
    },
    // Somebody was faster: the plan now says so, and how to go on.
    onError: (thrown) =>
      thrown instanceof Problem && thrown.code === 'book-moved-on' && base === draft.base.version
        ? queries.resetQueries({ queryKey: [PLANS] })
        : undefined,
  });
};

const Discard = () => {
  const words = useWords('publish');
  const { draft, saving, reload } = useDrafting();
  const { message } = App.useApp();
  const discard = async (): Promise<void> => {
    draft.reset(draft.base);
    await saving.saveNow();
    await reload();
    void message.success(words.discarded);
  };
  return (
    <Popconfirm title={words.discardSure} onConfirm={discard} okButtonProps={{ danger: true }} okText={words.discard}>
      <Button type="text" danger>
        {words.discard}
      </Button>
    </Popconfirm>
  );
};
