import { useMutation } from '@tanstack/react-query';
import { App, AutoComplete, Button, Flex, Typography } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { answer } from '../../../api/client.js';
import { useMay } from '../../../api/me.js';
import { useServer } from '../../../api/server.js';
import { useAnnounce } from '../../../ui/announce.js';
import { useNewKeys } from '../../../ui/just-changed.js';
import { ranked } from '../../../ui/pinyin-match.js';
import { described } from '../../../ui/problem-view.js';
import { useSounds } from '../../../ui/sounds.js';
import { TagChip } from '../../../ui/tag-chip.js';
import { useLanguage, useWords } from '../../../words/index.js';
import { usePersonalTags } from '../../../api/known.js';
import { type Card, useLookAgain } from './queries.js';
import { Section } from './section.js';

/** The tags that whoever looks put on a customer; nobody else sees them. */
export const Personal = ({ card }: { readonly card: Card }) => {
  const words = useWords('customers');
  const mayChange = useMay('operator');
  const names = card.personalTags.map(({ name }) => name);
  const fresh = useNewKeys(names);
  const { put, takeOff } = usePersonalTag(card.id);
  return (
    <Section title={words.personal} help={words.personalHelp}>
      <Flex vertical gap={12}>
        {names.length === 0 ? (
          <Typography.Text type="secondary">{words.noPersonal}</Typography.Text>
        ) : (
          <Flex gap={8} wrap>
            {names.map((name) => (
              <span key={name} className={fresh.has(name) ? 'tw-just-changed' : undefined}>
                <TagChip
                  value={name}
                  {...(mayChange
                    ? { onRemove: () => takeOff.mutate(name), removeLabel: words.removePersonal(name) }
                    : {})}
                />
              </span>
            ))}
          </Flex>
        )}
        {mayChange ? (
          <AddPersonal has={names} isPending={put.isPending} onAdd={(name) => put.mutate(name)} />
        ) : undefined}
      </Flex>
    </Section>
  );
};

interface AddPersonalProps {
  readonly has: readonly string[];
  readonly isPending: boolean;
  readonly onAdd: (name: string) => void;
}

/** Any name will do; those that one has already are offered. */
const AddPersonal = ({ has, isPending, onAdd }: AddPersonalProps) => {
  const words = useWords('customers');
  const sounds = useSounds();
  const { data: own = [] } = usePersonalTags();
  const [typed, setTyped] = useState('');
  const offered = ranked(
    own
      .filter(({ name }) => !has.includes(name))
      .map(({ name }) => ({ label: name, value: name, filter: sounds(name) })),
    typed.trim(),
  );
  const add = (name: string): void => {
    if (name.trim() === '') return;
    onAdd(name.trim());
    setTyped('');
  };
  // An Enter that ends a composition adds nothing yet.
  const keepComposition = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) event.stopPropagation();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        add(typed);
      }}
    >
      <Flex gap={8} onKeyDownCapture={keepComposition}>
        <AutoComplete
          aria-label={words.addPersonal}
          placeholder={words.addPersonal}
          style={{ flex: 1, minWidth: 0 }}
          value={typed}
          options={offered.map(({ value }) => ({ value }))}
          onChange={(text: string) => setTyped(text)}
          onSelect={(name: string) => add(name)}
        />
        <Button htmlType="submit" loading={isPending} disabled={typed.trim() === ''}>
          {words.add}
        </Button>
      </Flex>
    </form>
  );
};

const usePersonalTag = (id: string) => {
  const { api } = useServer();
  const { words } = useLanguage();
  const { message } = App.useApp();
  const announce = useAnnounce();
  const lookAgain = useLookAgain(id);
  const route = api.v1.customers[':id']['personal-tags'][':name'];
  const param = (name: string) => ({ id: encodeURIComponent(id), name: encodeURIComponent(name) });
  const onError = (problem: unknown): void => void message.error(described(problem, words.shell).detail);
  return {
    put: useMutation({
      mutationFn: (name: string) => answer(route.$post({ param: param(name) })),
      onSuccess: async (_, name) => {
        announce(name);
        await lookAgain();
      },
      onError,
    }),
    takeOff: useMutation({
      mutationFn: (name: string) => answer(route.$delete({ param: param(name) })),
      onSuccess: lookAgain,
      onError,
    }),
  };
};
