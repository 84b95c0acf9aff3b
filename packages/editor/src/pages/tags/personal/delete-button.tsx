import { useMutation } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useCountText } from '../../../ui/count.js';
import { described } from '../../../ui/problem-view.js';
import { useLanguage } from '../../../words/index.js';
import { useDeletion } from './deletion.js';

/** Deletes a personal tag once that was confirmed, and offers to take it back for a while. */
export const DeleteButton = ({ name, count }: { readonly name: string; readonly count: number }) => {
  const { words } = useLanguage();
  const { tags, shell } = words;
  const countText = useCountText();
  const { notification, message } = App.useApp();
  const { remove, restore } = useDeletion();
  const fail = (problem: unknown): void => void message.error(described(problem, shell).detail);
  const takeBack = useMutation({
    mutationFn: (members: readonly string[]) => restore(name, members),
    onSuccess: () => void message.success(tags.cameBack(name)),
    onError: fail,
  });
  const deletion = useMutation({
    mutationFn: () => remove(name, count),
    onSuccess: (members) => {
      const key = `deleted ${name}`;
      notification.success({
        key,
        title: tags.wasDeleted(name),
        duration: 12,
        ...(members === undefined
          ? {}
          : {
              actions: (
                <Button
                  size="small"
                  onClick={() => {
                    notification.destroy(key);
                    takeBack.mutate(members);
                  }}
                >
                  {shell.undo}
                </Button>
              ),
            }),
      });
    },
    onError: fail,
  });
  return (
    <Popconfirm
      title={tags.deleteTitle(name)}
      description={tags.deleteHelp(count === 1 ? shell.oneCustomer : shell.customers(countText(count)))}
      okText={tags.delete}
      cancelText={shell.cancel}
      okButtonProps={{ danger: true }}
      onConfirm={() => deletion.mutate()}
    >
      <Button size="small" danger loading={deletion.isPending}>
        {tags.delete}
      </Button>
    </Popconfirm>
  );
};
