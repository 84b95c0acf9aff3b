import { PlusOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { answer } from '../../../api/client.js';
import { useMay } from '../../../api/me.js';
import { useServer } from '../../../api/server.js';
import { useAnnounce } from '../../../ui/announce.js';
import { useNewKeys } from '../../../ui/just-changed.js';
import { momentText } from '../../../ui/moment.js';
import { described } from '../../../ui/problem-view.js';
import { TagChip } from '../../../ui/tag-chip.js';
import { useLanguage } from '../../../words/index.js';
import { useTags } from '../../../api/known.js';
import { type Card, useLookAgain } from './queries.js';
import { Section } from './section.js';
import { SetTag } from './set-tag.js';

type HandSet = Card['handSet'][number];

/** What people set of a customer, and who did; operators set more, and take it away again. */
export const ByHand = ({ card }: { readonly card: Card }) => {
  const { words } = useLanguage();
  const { customers } = words;
  const mayChange = useMay('operator');
  const { data: tags = [] } = useTags();
  const manual = tags.filter((tag) => tag.manual);
  const [isSetting, setSetting] = useState(false);
  const fresh = useNewKeys(card.handSet.map(keyOf));
  const take = useTakeAway(card.id);
  return (
    <Section
      title={customers.byHand}
      extra={
        mayChange && manual.length > 0 ? (
          <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => setSetting(true)}>
            {customers.setTag}
          </Button>
        ) : undefined
      }
    >
      {card.handSet.length === 0 ? (
        <Typography.Text type="secondary">
          {manual.length === 0 ? customers.noManualTags : customers.noneByHand}
        </Typography.Text>
      ) : (
        <Flex vertical gap={8}>
          {card.handSet.map((each) => (
            <div key={keyOf(each)}>
              <span className={fresh.has(keyOf(each)) ? 'tw-just-changed' : undefined}>
                <TagChip
                  name={each.tag}
                  value={each.value}
                  {...(mayChange
                    ? {
                        onRemove: () => take.mutate(each),
                        removeLabel: customers.removeValue(each.tag, each.value),
                      }
                    : {})}
                />
              </span>
              <Standing of={each} />
            </div>
          ))}
        </Flex>
      )}
      <SetTag card={card} tags={manual} isOpen={isSetting} onClose={() => setSetting(false)} />
    </Section>
  );
};

const keyOf = ({ tag, value }: HandSet): string => `${tag}\t${value}`;

const Standing = ({ of: { by, from, until } }: { readonly of: HandSet }) => {
  const { locale, words } = useLanguage();
  const { customers } = words;
  const told = [
    // Without keys nobody has a name.
    ...(by === undefined || by === 'local' ? [] : [customers.setBy(by)]),
    customers.since(momentText(from, locale)),
    ...(until === undefined ? [] : [customers.until(momentText(until, locale))]),
  ];
  return <div className="tw-held-times">{told.join(' · ')}</div>;
};

const useTakeAway = (id: string) => {
  const { api } = useServer();
  const { words } = useLanguage();
  const { message } = App.useApp();
  const announce = useAnnounce();
  const lookAgain = useLookAgain(id);
  return useMutation({
    mutationFn: ({ tag, value }: HandSet) =>
      answer(
        api.v1.customers[':id'].tags[':name'].$delete({
          param: { id: encodeURIComponent(id), name: encodeURIComponent(tag) },
          query: { value },
        }),
      ),
    onSuccess: async (_, { tag, value }) => {
      announce(words.customers.wasRemoved(tag, value));
      await lookAgain();
    },
    onError: (problem) => void message.error(described(problem, words.shell).detail),
  });
};
