import { useEffect, useLayoutEffect, useState } from 'react';
import { useAnnounce } from '../../../ui/announce.js';
import { useWords } from '../../../words/index.js';
import type { Opened } from './opened.js';

/** Whether Tab leaves the text. It indents until Ctrl+M (on a Mac Ctrl+Shift+M) is pressed, as in other editors. */
export const useTabKey = (opened: Opened | undefined): boolean => {
  const [leaves, setLeaves] = useState(false);
  const announce = useAnnounce();
  const words = useWords('text');
  // Together with the words that say so.
  useLayoutEffect(() => {
    opened?.editor.updateOptions({ tabFocusMode: leaves });
  }, [opened, leaves]);
  useEffect(() => {
    if (opened === undefined) return undefined;
    const { editor, monaco } = opened;
    const { KeyCode, KeyMod } = monaco;
    const action = editor.addAction({
      id: 'tagwright.tab',
      label: leaves ? words.letTabIndent : words.letTabLeave,
      keybindings: [KeyMod.CtrlCmd | KeyCode.KeyM, KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM],
      run: () => {
        setLeaves(!leaves);
        announce(leaves ? words.tabIndents : words.tabLeaves);
      },
    });
    return () => action.dispose();
  }, [opened, leaves, words, announce]);
  return leaves;
};
