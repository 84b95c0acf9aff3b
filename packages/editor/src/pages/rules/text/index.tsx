import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { Waiting } from '../../../ui/waiting.js';
import { useLanguage, useWords } from '../../../words/index.js';
import { loadMonaco, type Monaco } from './load.js';
import { TextEditor } from './text-editor.js';

export interface RuleTextProps {
  /** The file of the draft that is written: rules, or what one of its lists names. */
  readonly path: string;
  /** Told where the cursor stands, in UTF-16 units from the beginning of the text. */
  readonly onCursor?: (offset: number) => void;
}

/** The text of a file. Monaco is loaded when it is first shown, and holds the draft’s texts from then on. */
export const RuleText = ({ path, onCursor }: RuleTextProps) => {
  const words = useWords('text');
  const { locale } = useLanguage();
  const [monaco, setMonaco] = useState<Monaco>();
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    let isShown = true;
    loadMonaco(locale).then(
      (loaded) => isShown && setMonaco(loaded),
      () => isShown && setHasFailed(true),
    );
    return () => {
      isShown = false;
    };
  }, [locale]);
  if (hasFailed) return <Alert type="error" showIcon role="alert" title={words.failed} />;
  if (monaco === undefined) return <Waiting text={words.loading} />;
  return <TextEditor monaco={monaco} path={path} onCursor={onCursor} />;
};
