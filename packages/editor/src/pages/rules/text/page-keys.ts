import type { Monaco } from './load.js';

/** What an element that holds an editor is marked with. */
export const HOST = 'tw-text';

const COMMAND = 'tagwright.leaveToPage';

/** Keys that mean something to the page wherever somebody is on it; Monaco would take them for its own. */
export const leaveKeysToPage = (monaco: Monaco): void => {
  const { KeyCode, KeyMod } = monaco;
  monaco.editor.registerCommand(COMMAND, (_accessor, key: string) => {
    const host = document.activeElement?.closest(`.${HOST}`);
    const held = { ctrlKey: true, metaKey: false, bubbles: true, cancelable: true };
    host?.parentElement?.dispatchEvent(new KeyboardEvent('keydown', { key, ...held }));
  });
  monaco.editor.addKeybindingRules([
    { keybinding: KeyMod.CtrlCmd | KeyCode.KeyK, command: COMMAND, commandArgs: 'k' },
    { keybinding: KeyMod.CtrlCmd | KeyCode.Enter, command: COMMAND, commandArgs: 'Enter' },
  ]);
};
