import { App, Button, Typography } from 'antd';
import { useState } from 'react';
import { useDrafting } from '../../../../draft/index.js';
import { useLanguageWorker } from '../../../../language/index.js';
import { NameDialog } from '../../../../ui/name-dialog.js';
import { useLanguage, useWords } from '../../../../words/index.js';
import type { RuleKey } from '../../state.js';

/** Where sample customers go, by the language of whoever keeps the first. */
const FILES = { zh: '样例.tag', en: 'samples.tag' } as const;

/** Keeps a sample customer beside the rules, with his answer of now as the expectation. */
export const Keep = ({ rule, customer, shown }: { rule: RuleKey; customer: string; shown: string }) => {
  const words = useWords('rules').samples;
  const { locale } = useLanguage();
  const { draft } = useDrafting();
  const { message } = App.useApp();
  const worker = useLanguageWorker();
  const [isOpen, setOpen] = useState(false);
  const keep = async (name: string): Promise<void> => {
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
      <NameDialog
        isOpen={isOpen}
        title={words.keepTitle}
        okText={words.keep}
        label={words.keepName}
        placeholder={words.keepNamePlaceholder}
        longest={120}
        rules={[{ required: true, whitespace: true }]}
        take={(name) => void keep(name)}
        close={() => setOpen(false)}
      >
        <Typography.Paragraph type="secondary">{words.keepHelp}</Typography.Paragraph>
      </NameDialog>
    </>
  );
};
