import { Button } from 'antd';
import { useState } from 'react';
import { useDrafting } from '../../draft/index.js';
import { NameDialog } from '../../ui/name-dialog.js';
import { useLanguage, useWords } from '../../words/index.js';
import { useRulesState } from './state.js';

/** Begins the first file of a book. */
export const NewFile = () => {
  const words = useWords('rules');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.newFile}
      </Button>
      <NewFileDialog isOpen={isOpen} close={() => setOpen(false)} />
    </>
  );
};

/** Adds a file to the draft, for rules unless it is named otherwise. */
export const NewFileDialog = ({ isOpen, close }: { isOpen: boolean; close: () => void }) => {
  const words = useWords('rules');
  const { locale } = useLanguage();
  const { draft } = useDrafting();
  const { set } = useRulesState();
  const create = (name: string): void => {
    const path = pathOf(name);
    draft.write(path, '');
    close();
    set({ file: path, rule: undefined });
  };
  return (
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
      close={close}
    />
  );
};

const pathOf = (name: string): string => (/\.(tag|csv|txt)$/.test(name.trim()) ? name.trim() : `${name.trim()}.tag`);
