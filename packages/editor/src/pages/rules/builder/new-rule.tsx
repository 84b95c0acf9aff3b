import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Dropdown, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { declare, nobody, addCase, type NewRule as Declaration } from '../../../builder/index.js';
import { PinyinSelect } from '../../../ui/pinyin-select.js';
import { useWords } from '../../../words/index.js';
import { NewFileDialog } from '../new-file.js';
import { useBuilding } from './building.js';
import type { Declared } from './cards/declared.js';
import { nameChoices } from './choices.js';

type Kind = 'value' | 'tag' | 'manual' | 'segment' | 'metric';

/** Begins a rule, or another file for some: it asks what and its name, writes a whole declaration, and leaves the next gap in focus. */
export const NewRule = ({ open }: { open: Declared | undefined }) => {
  const words = useWords('builder');
  const { palette } = useBuilding();
  const [kind, setKind] = useState<Kind>();
  const [isFileAsked, askFile] = useState(false);
  const node = open?.cards[0].node;
  const isTag = node?.kind === 'TagDecl' || node?.kind === 'TagLine';
  const kinds: readonly Kind[] = [...(isTag ? (['value'] as const) : []), 'tag', 'segment', 'metric', 'manual'];
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...kinds.map((key) => ({ key, label: <Choice title={words.newKinds[key]} help={words.newHelp[key]} /> })),
            { type: 'divider' },
            { key: FILE, label: <Choice title={words.newFile} help={words.newFileHelp} /> },
          ],
          onClick: ({ key }) => (key === FILE ? askFile(true) : setKind(key as Kind)),
        }}
      >
        <Button type="primary" icon={<PlusOutlined />} disabled={palette === undefined} data-cell="new">
          {words.newRule}
        </Button>
      </Dropdown>
      <NewFileDialog isOpen={isFileAsked} close={() => askFile(false)} />
      {kind === undefined ? undefined : <NewRuleForm kind={kind} open={open} close={() => setKind(undefined)} />}
    </>
  );
};

/** The key of what is no rule: another file to write rules in. */
const FILE = 'file';

const Choice = ({ title, help }: { title: string; help: string }) => (
  <div>
    <div>{title}</div>
    <Typography.Text type="secondary">{help}</Typography.Text>
  </div>
);

interface Given {
  readonly name: string;
  readonly value?: string;
  readonly event?: string;
}

const NewRuleForm = ({ kind, open, close }: { kind: Kind; open: Declared | undefined; close: () => void }) => {
  const words = useWords('builder');
  const { palette, source, vocabulary, act, show } = useBuilding();
  const [form] = Form.useForm<Given>();
  if (palette === undefined) return undefined;
  const taken = takenNames(kind, palette, open);
  const create = ({ name, value, event }: Given): void => {
    close();
    const card = open?.cards.at(-1);
    if (kind === 'value' && card !== undefined) {
      const at = open?.cards.flatMap(({ cases }) => cases).length ?? 0;
      act(addCase(source, card, name, nobody(vocabulary), vocabulary), `${at}/add`);
      return;
    }
    const rule = declarationOf(kind, name, value ?? '', event ?? '');
    act(declare(source.text, rule, vocabulary), kind === 'tag' || kind === 'segment' ? '0/add' : '0/0');
    show(`${rule.kind}:${name}`);
  };
  const hasNoEvent = kind === 'metric' && palette.events.length === 0;
  return (
    <Modal
      open
      title={words.newKinds[kind]}
      okText={words.create}
      onCancel={close}
      onOk={() => form.submit()}
      okButtonProps={{ disabled: hasNoEvent }}
      destroyOnHidden
    >
      <Typography.Paragraph type="secondary">{words.newHelp[kind]}</Typography.Paragraph>
      {hasNoEvent ? <Alert type="info" title={words.engineersOnly} /> : undefined}
      <Form<Given>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: '', value: '', event: palette.events[0]?.names[0] }}
        onFinish={(given) => create({ ...given, name: given.name.trim(), value: given.value?.trim() ?? '' })}
        onKeyDown={(event) => {
          // An Enter that ends a composition is a letter, not an order.
          if (
            event.key !== 'Enter' ||
            event.nativeEvent.isComposing ||
            (event.target as HTMLElement).role === 'combobox'
          )
            return;
          event.preventDefault();
          form.submit();
        }}
      >
        <Form.Item
          name="name"
          label={words.ruleName}
          rules={[
            { required: true, whitespace: true, message: words.nameMissing },
            {
              validator: (_, name: string) =>
                taken.includes(name.trim())
                  ? Promise.reject(new Error(words.nameTaken(name.trim())))
                  : Promise.resolve(),
            },
          ]}
        >
          <Input autoFocus placeholder={words.newNames[kind]} />
        </Form.Item>
        {kind === 'tag' || kind === 'manual' ? (
          <Form.Item
            name="value"
            label={words.firstValue}
            rules={[{ required: true, whitespace: true, message: words.nameMissing }]}
          >
            <Input placeholder={words.newNames.value} />
          </Form.Item>
        ) : undefined}
        {kind === 'metric' ? (
          <Form.Item name="event" label={words.ofEvent}>
            <EventPicker />
          </Form.Item>
        ) : undefined}
      </Form>
    </Modal>
  );
};

/** The parts of a form that antd hands to what stands in it. */
const EventPicker = ({ value, onChange }: { value?: string; onChange?: (event: string) => void }) => {
  const words = useWords('builder');
  const { palette } = useBuilding();
  if (palette === undefined) return undefined;
  return (
    <PinyinSelect
      label={words.ofEvent}
      choices={nameChoices(palette.events, palette)}
      {...(value === undefined ? {} : { value })}
      onChoose={(event) => onChange?.(event)}
    />
  );
};

const declarationOf = (kind: Kind, name: string, value: string, event: string): Declaration => {
  if (kind === 'segment') return { kind, name };
  if (kind === 'metric') return { kind, name, event };
  return { kind: 'tag', name, value, manual: kind === 'manual' };
};

/** Names that a new declaration cannot have. */
const takenNames = (
  kind: Kind,
  { tags, segments, metrics, fields }: NonNullable<ReturnType<typeof useBuilding>['palette']>,
  open: Declared | undefined,
): readonly string[] => {
  if (kind === 'value') return open?.cards.flatMap(({ cases }) => cases.map(({ node }) => node.value.text)) ?? [];
  if (kind === 'segment') return segments.flatMap(({ names }) => names);
  if (kind === 'metric') return [...metrics, ...fields].flatMap(({ names }) => names);
  return tags.flatMap(({ names }) => names);
};
