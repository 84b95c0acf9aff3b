import { Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useMay } from '../../api/me.js';
import { useDrafting } from '../../draft/index.js';
import { NameDialog } from '../../ui/name-dialog.js';
import { useLanguage, useWords } from '../../words/index.js';
import { withNewTest } from './new-test.js';

/** Begins a test by its name, and opens it where its story is written. */
export const AddTest = ({ names }: { names: readonly string[] }) => {
  const words = useWords('tests');
  const { locale } = useLanguage();
  const { draft } = useDrafting();
  const [, navigate] = useLocation();
  const [isOpen, setOpen] = useState(false);
  const mayWrite = useMay('operator');
  if (!mayWrite) return undefined;
  const create = (name: string): void => {
    const { path, text, offset } = withNewTest(draft.files, name.trim(), locale, new Date());
    draft.write(path, text);
    setOpen(false);
    navigate(`/rules?file=${encodeURIComponent(path)}&at=${offset}`);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.add}
      </Button>
      <NameDialog
        isOpen={isOpen}
        title={words.addTitle}
        okText={words.create}
        label={words.addHelp}
        placeholder={words.addPlaceholder}
        longest={120}
        rules={[
          { required: true, whitespace: true, message: words.nameMissing },
          {
            validator: (_, name?: string) =>
              names.includes(name?.trim() ?? '') ? Promise.reject(new Error(words.nameTaken)) : Promise.resolve(),
          },
        ]}
        take={create}
        close={() => setOpen(false)}
      />
    </>
  );
};
