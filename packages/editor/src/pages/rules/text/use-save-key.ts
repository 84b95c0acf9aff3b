import { useEffect, useRef } from 'react';
import { useDrafting } from '../../../draft/index.js';
import { useAnnounce } from '../../../ui/announce.js';
import { useWords } from '../../../words/index.js';
import type { Opened } from './opened.js';
import { useProblems } from '../../../language/index.js';

/** Ctrl+S lays the text out and saves the draft now. */
export const useSaveKey = (opened: Opened | undefined, path: string): void => {
  const { saving } = useDrafting();
  const announce = useAnnounce();
  const words = useWords('text');
  const { problems } = useProblems(path);
  const save = useRef<() => Promise<void>>(undefined);
  save.current = async () => {
    await opened?.editor.getAction('editor.action.formatDocument')?.run();
    await saving.saveNow();
    const isBroken = problems.some(({ level }) => level === 'error');
    announce(isBroken ? words.notLaidOut(path) : words.saved(path));
  };
  useEffect(() => {
    if (opened === undefined) return undefined;
    const { editor, monaco } = opened;
    const action = editor.addAction({
      id: 'tagwright.save',
      label: words.save,
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS],
      contextMenuGroupId: '1_modification',
      run: () => save.current?.(),
    });
    return () => action.dispose();
  }, [opened, words]);
};
