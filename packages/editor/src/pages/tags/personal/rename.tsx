import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Flex, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { answer } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { useWords } from '../../../words/index.js';

interface RenameProps {
  readonly name: string;
  /** With the new name where there is one. */
  readonly onClose: (next?: string) => void;
}

/** Gives a personal tag another name; that it is taken says the server. */
export const Rename = ({ name, onClose }: RenameProps) => {
  const words = useWords('tags');
  const shell = useWords('shell');
  const { message } = App.useApp();
  const { api } = useServer();
  const queries = useQueryClient();
  const [next, setNext] = useState(name);
  const field = useId();
  const rename = useMutation({
    mutationFn: () =>
      answer(
        api.v1['personal-tags'][':name'].$patch({ param: { name: encodeURIComponent(name) }, json: { name: next } }),
      ),
    onSuccess: async ({ name: given }) => {
      await queries.invalidateQueries({ queryKey: ['personal-tags'] });
      await queries.invalidateQueries({ queryKey: ['customer'] });
      void message.success(words.wasRenamed(given));
      onClose(given);
    },
  });
  const isChanged = next.trim() !== '' && next !== name;
  return (
    <Modal
      open
      title={words.renameTitle(name)}
      okText={words.save}
      cancelText={shell.cancel}
      okButtonProps={{ disabled: !isChanged, loading: rename.isPending }}
      onOk={() => rename.mutate()}
      onCancel={() => onClose()}
    >
      <Flex vertical gap={8}>
        <label htmlFor={field}>{words.newName}</label>
        <Input
          id={field}
          autoFocus
          value={next}
          onChange={({ target }) => setNext(target.value)}
          onPressEnter={({ nativeEvent }) => {
            if (!nativeEvent.isComposing && isChanged) rename.mutate();
          }}
        />
        {rename.error === null ? undefined : <ProblemView problem={rename.error} />}
      </Flex>
    </Modal>
  );
};
