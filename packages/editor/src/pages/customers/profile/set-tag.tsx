import { useMutation } from '@tanstack/react-query';
import { DatePicker, Flex, Form, Modal } from 'antd';
import { useState } from 'react';
import { answer } from '../../../api/client.js';
import { useServer } from '../../../api/server.js';
import { useAnnounce } from '../../../ui/announce.js';
import { PinyinSelect } from '../../../ui/pinyin-select.js';
import { ProblemView } from '../../../ui/problem-view.js';
import { useSounds } from '../../../ui/sounds.js';
import { useValueText } from '../../../ui/value.js';
import { useWords } from '../../../words/index.js';
import { type Tag, useCatalog } from '../../../api/known.js';
import { dayOf, endOfDay } from './end-of-day.js';
import { type Card, useLookAgain } from './queries.js';

interface SetTagProps {
  readonly card: Card;
  /** The tags that people may set. */
  readonly tags: readonly Tag[];
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Sets a value of a manual tag, for good, until a day, or as long as the tag says. */
export const SetTag = (props: SetTagProps) => {
  const words = useWords('customers');
  const shell = useWords('shell');
  const [tagName, setTagName] = useState<string>();
  const [value, setValue] = useState<string>();
  const [until, setUntil] = useState('');
  const { data: catalog } = useCatalog();
  const { card, tags, isOpen, onClose } = props;
  const zone = catalog?.timezone ?? 'UTC';
  const close = (): void => {
    onClose();
    setTagName(undefined);
    setValue(undefined);
    setUntil('');
    set.reset();
  };
  const set = useSetting(card.id, close);
  const tag = tags.find(({ name }) => name === tagName);
  const submit = (): void => {
    if (tag === undefined || value === undefined) return;
    const ends = until === '' ? undefined : endOfDay(until, zone);
    set.mutate({ tag: tag.name, value, until: ends });
  };
  return (
    <Modal
      open={isOpen}
      title={words.setTitle}
      okText={words.setSubmit}
      cancelText={shell.cancel}
      okButtonProps={{ disabled: tag === undefined || value === undefined, loading: set.isPending }}
      onOk={submit}
      onCancel={close}
      destroyOnHidden
    >
      <Form layout="vertical" component={false}>
        <WhichValue tags={tags} tag={tag} value={value} onTag={setTagName} onValue={setValue} />
        <Form.Item label={words.untilLabel} htmlFor="set-tag-until" extra={<Usual tag={tag} value={value} />}>
          <DatePicker
            id="set-tag-until"
            style={{ width: '100%' }}
            format="YYYY-MM-DD"
            placeholder="2026-12-31"
            // The clock of the data may not be that of this machine.
            disabledDate={(day) => day.format('YYYY-MM-DD') < dayOf(card.asOf, zone)}
            onChange={(_, text) => setUntil(typeof text === 'string' ? text : '')}
          />
        </Form.Item>
      </Form>
      {set.error === null ? undefined : <ProblemView problem={set.error} />}
    </Modal>
  );
};

interface WhichValueProps {
  readonly tags: readonly Tag[];
  readonly tag: Tag | undefined;
  readonly value: string | undefined;
  readonly onTag: (name: string) => void;
  readonly onValue: (value: string | undefined) => void;
}

const WhichValue = ({ tags, tag, value, onTag, onValue }: WhichValueProps) => {
  const words = useWords('customers');
  const sounds = useSounds();
  return (
    <Flex gap={12}>
      <Form.Item label={words.tag} htmlFor="set-tag-name" style={{ flex: 1 }}>
        <PinyinSelect
          id="set-tag-name"
          label={words.tag}
          placeholder={words.chooseTag}
          style={{ width: '100%' }}
          choices={tags.map(({ name, names }) => ({ value: name, label: name, filter: sounds(...names) }))}
          {...(tag === undefined ? {} : { value: tag.name })}
          onChoose={(name: string) => {
            onTag(name);
            onValue(undefined);
          }}
        />
      </Form.Item>
      <Form.Item label={words.value} htmlFor="set-tag-value" style={{ flex: 1 }}>
        <PinyinSelect
          id="set-tag-value"
          label={words.value}
          placeholder={words.chooseValue}
          style={{ width: '100%' }}
          disabled={tag === undefined}
          choices={(tag?.values ?? []).map(({ value: own }) => ({ value: own, label: own, filter: sounds(own) }))}
          {...(value === undefined ? {} : { value })}
          onChoose={(chosen: string) => onValue(chosen)}
        />
      </Form.Item>
    </Flex>
  );
};

/** How long a value stays if nothing is said. */
const Usual = ({ tag, value }: Pick<WhichValueProps, 'tag' | 'value'>) => {
  const words = useWords('customers');
  const valueText = useValueText();
  const expires = tag?.values.find((each) => each.value === value)?.expires ?? tag?.values[0]?.expires;
  if (tag === undefined) return undefined;
  if (expires === undefined) return <>{words.untilForGood}</>;
  return (
    <>{words.untilUsual('ms' in expires ? valueText(expires.ms, 'duration') : words.months(String(expires.months)))}</>
  );
};

const useSetting = (id: string, done: () => void) => {
  const { api } = useServer();
  const words = useWords('customers');
  const announce = useAnnounce();
  const lookAgain = useLookAgain(id);
  return useMutation({
    mutationFn: ({ tag, value, until }: { tag: string; value: string; until: string | undefined }) =>
      answer(
        api.v1.customers[':id'].tags[':name'].$post({
          param: { id: encodeURIComponent(id), name: encodeURIComponent(tag) },
          json: { value, ...(until === undefined ? {} : { until }) },
        }),
      ),
    onSuccess: async (_, { tag, value }) => {
      announce(words.wasSet(tag, value));
      done();
      await lookAgain();
    },
  });
};
