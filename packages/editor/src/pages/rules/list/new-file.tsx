import { FileAddOutlined } from '@ant-design/icons';
import { Button, Form, Input, Modal, Tooltip } from 'antd';
import { useState } from 'react';
import { useDrafting } from '../../../draft/index.js';
import { useLanguage, useWords } from '../../../words/index.js';
import { useRulesState } from '../state.js';

/** Adds a file to the draft, for rules unless it is named otherwise. */
export const NewFile = ({ isPlain = false }: { isPlain?: boolean }) => {
  const words = useWords('rules');
  const { cancel } = useWords('shell');
  const { locale } = useLanguage();
  const { draft } = useDrafting();
  const { set } = useRulesState();
  const [isOpen, setOpen] = useState(false);
  const [form] = Form.useForm<{ name: string }>();
  const create = ({ name }: { name: string }): void => {
    const path = pathOf(name);
    draft.write(path, '');
    setOpen(false);
    set({ file: path, rule: undefined });
  };
  return (
    <>
      {isPlain ? (
        <Button type="primary" onClick={() => setOpen(true)}>
          {words.newFile}
        </Button>
      ) : (
        <Tooltip title={words.newFile}>
          <Button icon={<FileAddOutlined />} aria-label={words.newFile} onClick={() => setOpen(true)} />
        </Tooltip>
      )}
      <Modal
        open={isOpen}
        title={words.newFile}
        okText={words.create}
        cancelText={cancel}
        onOk={form.submit}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Form form={form} layout="vertical" preserve={false} onFinish={create} requiredMark={false}>
          <Form.Item
            name="name"
            label={words.fileName}
            extra={words.fileHelp}
            rules={[
              { required: true, whitespace: true, message: words.nameMissing },
              { pattern: /^[^/\\:*?"<>|]+$/, message: words.fileNameBad },
              {
                validator: (_, name = '') =>
                  draft.has(pathOf(String(name))) ? Promise.reject(new Error(words.fileTaken)) : Promise.resolve(),
              },
            ]}
          >
            <Input autoFocus maxLength={80} placeholder={locale === 'zh' ? '人群.tag' : 'segments.tag'} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
};

const pathOf = (name: string): string => (/\.(tag|csv|txt)$/.test(name.trim()) ? name.trim() : `${name.trim()}.tag`);
