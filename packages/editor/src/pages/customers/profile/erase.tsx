import { DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Flex, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import { answer } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { useWords } from '../../../words/index.js';

/** Erases a customer for good, once the id was typed. For admins. */
export const EraseButton = ({ id }: { readonly id: string }) => {
  const words = useWords('customers');
  const shell = useWords('shell');
  const { message } = App.useApp();
  const { api } = useServer();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const field = useId();
  const erase = useMutation({
    mutationFn: () => answer(api.v1.customers[':id'].$delete({ param: { id: encodeURIComponent(id) } })),
    onSuccess: () => {
      go('/customers');
      queries.removeQueries({ queryKey: ['customer', id] });
      void queries.invalidateQueries();
      void message.success(words.wasErased(id));
    },
  });
  const close = (): void => {
    setAsking(false);
    setTyped('');
    erase.reset();
  };
  return (
    <>
      <Button danger icon={<DeleteOutlined aria-hidden />} onClick={() => setAsking(true)}>
        {words.erase}
      </Button>
      <Modal
        open={isAsking}
        title={words.eraseTitle(id)}
        okText={words.eraseNow}
        cancelText={shell.cancel}
        okButtonProps={{ danger: true, disabled: typed.trim() !== id, loading: erase.isPending }}
        onOk={() => erase.mutate()}
        onCancel={close}
        destroyOnHidden
      >
        <Flex vertical gap={12}>
          <span>{words.eraseHelp}</span>
          <label htmlFor={field}>{words.eraseConfirm(id)}</label>
          <Input id={field} value={typed} autoComplete="off" onChange={({ target }) => setTyped(target.value)} />
          {erase.error === null ? undefined : <ProblemView problem={erase.error} />}
        </Flex>
      </Modal>
    </>
  );
};
