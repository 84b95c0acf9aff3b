import { FileAddOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useDrafting } from '../../../draft/index.js';
import { NameDialog } from '../../../ui/name-dialog.js';
import { useLanguage, useWords } from '../../../words/index.js';
import { useRulesState } from '../state.js';

/** Adds a file to the draft, for rules unless it is named otherwise. */
export const NewFile = ({ isPlain = false }: { isPlain?: boolean }) => {
  const words = useWords('rules');
  const { locale } = useLanguage();
  const { draft } = useDrafting();
  const { set } = useRulesState();
  const [isOpen, setOpen] = useState(false);
  const create = (name: string): void => {
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
      <NameDialog
        isOpen={isOpen}
        title={words.newFile}
        okText={words.create}
        label={words.fileName}
        extra={words.fileHelp}
        placeholder={locale === 'zh' ? '人群.tag' : 'segments.tag'}
        longest={80}
        requiredMark={false}
        rules={[
          { required: true, whitespace: true, message: words.nameMissing },
          { pattern: /^[^/\\:*?"<>|]+$/, message: words.fileNameBad },
          {
            validator: (_, name = '') =>
              draft.has(pathOf(String(name))) ? Promise.reject(new Error(words.fileTaken)) : Promise.resolve(),
          },
        ]}
        take={create}
        close={() => setOpen(false)}
      />
    </>
  );
};

const pathOf = (name: string): string => (/\.(tag|csv|txt)$/.test(name.trim()) ? name.trim() : `${name.trim()}.tag`);
