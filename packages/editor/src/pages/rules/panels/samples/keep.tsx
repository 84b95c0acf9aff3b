import { App, Button, Form, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useDrafting } from '../../../../draft/index.js';
import { useLanguageWorker } from '../../../../language/index.js';
import { useLanguage, useWords } from '../../../../words/index.js';
import type { RuleKey } from '../../state.js';

/** Where sample customers go, by the language of whoever keeps the first. */
const FILES = { zh: '样例.tag', en: 'samples.tag' } as const;

/** Keeps a sample customer beside the rules, with his answer of now as the expectation. */
export const Keep = ({ rule, customer, shown }: { rule: RuleKey; customer: string; shown: string }) => {
  const words = useWords('rules').samples;
  const { cancel } = useWords('shell');
  const { locale } = useLanguage();
  const { draft } = useDrafting();
  const { message } = App.useApp();
  const worker = useLanguageWorker();
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<{ name: string }>();
  const keep = async ({ name }: { name: string }): Promise<void> => {
    const test = await worker?.live.keep(rule, customer, name.trim());
    if (test === undefined) {
      void message.warning(words.cannotKeep);
      return;
    }
    const path = Object.values(FILES).find((each) => draft.has(each)) ?? FILES[locale];
    const before = draft.textOf(path);
    draft.write(path, before === '' ? test : `${before.trimEnd()}\n\n${test}`);
    setOpen(false);
  };
  return (
    <>
      <Button size="small" aria-label={words.keepOf(shown)} onClick={() => setOpen(true)}>
        {words.keep}
      </Button>
      <Modal
        open={isOpen}
        title={words.keepTitle}
        okText={words.keep}
        cancelText={cancel}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Typography.Paragraph type="secondary">{words.keepHelp}</Typography.Paragraph>
        <Form form={form} layout="vertical" preserve={false} onFinish={(given) => void keep(given)}>
          <Form.Item name="name" label={words.keepName} rules={[{ required: true, whitespace: true }]}>
            <Input autoFocus maxLength={120} placeholder={words.keepNamePlaceholder} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
};
