import { useEffect, useRef, useState } from 'react';
import { useMay } from '../../../api/me.js';
import { useArrangement, useDrafting } from '../../../draft/index.js';
import { useHearing, useLanguageWorker } from '../../../language/index.js';
import { useWords } from '../../../words/index.js';
import { EDITOR_OPTIONS } from './editor-options.js';
import { addFixKey } from './fix-key.js';
import type { Monaco } from './load.js';
import { modelsOf } from './models.js';
import type { Opened } from './opened.js';
import { HOST } from './page-keys.js';
import { ActionsAtHand } from './providers/actions-at-hand.js';
import { PrintedText } from './printed-text.js';
import { provide } from './providers/index.js';
import './text.css';
import { useComposing } from './use-composing.js';
import { useGoingElsewhere } from './use-going-elsewhere.js';
import { useLiveMarks } from './use-live-marks.js';
import { useMarkers } from './use-markers.js';
import { usePointing } from './use-pointing.js';
import { useSaveKey } from './use-save-key.js';
import { useTabKey } from './use-tab-key.js';

export interface TextEditorProps {
  readonly monaco: Monaco;
  readonly path: string;
  readonly onCursor: ((offset: number) => void) | undefined;
}

/** The text of a file in Monaco. */
export const TextEditor = ({ monaco, path, onCursor }: TextEditorProps) => {
  const words = useWords('text');
  const { draft } = useDrafting();
  const surface = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    if (surface.current === null) return undefined;
    const models = modelsOf(draft, monaco);
    const created = monaco.editor.create(surface.current, EDITOR_OPTIONS);
    setOpened({ monaco, models, editor: created });
    return () => {
      setOpened(undefined);
      created.dispose();
    };
  }, [monaco, draft]);
  useFileShown(opened, path);
  useProviding(opened);
  useHearingWhenWriting(opened);
  useComposing(opened);
  useMarkers(opened);
  useLiveMarks(opened, path);
  usePointing(opened, path, onCursor);
  useGoingElsewhere(opened);
  useSaveKey(opened, path);
  const tabLeaves = useTabKey(opened);
  const mayWrite = useMay('operator');
  useEffect(() => {
    opened?.editor.updateOptions({
      readOnly: !mayWrite,
      readOnlyMessage: { value: words.readOnly },
      ariaLabel: words.label(path),
    });
  }, [opened, mayWrite, path, words]);
  return (
    <div className={HOST}>
      <div className="tw-text-surface" ref={surface} />
      <PrintedText path={path} />
      <div className="tw-text-hint" aria-hidden>
        {tabLeaves ? words.tabLeaves : words.tabIndents}
      </div>
    </div>
  );
};

/** Shows a file, at the place where somebody was in it last. */
const useFileShown = (opened: Opened | undefined, path: string): void => {
  const draft = useArrangement();
  // A file that was taken away and written again has another model.
  const model = draft.has(path) ? opened?.models.model(path) : undefined;
  useEffect(() => {
    if (opened === undefined) return undefined;
    const { editor: shown, models } = opened;
    shown.setModel(model ?? null);
    const before = models.viewStates.get(path);
    if (before !== undefined) shown.restoreViewState(before);
    return () => {
      const state = shown.saveViewState();
      if (state !== null) models.viewStates.set(path, state);
    };
  }, [opened, model, path]);
};

/** How Chinese sounds is loaded when somebody turns to the text, so that it is there by the first letter. */
const useHearingWhenWriting = (opened: Opened | undefined): void => {
  const { hear } = useHearing();
  useEffect(() => {
    const listening = opened?.editor.onDidFocusEditorText(hear);
    return () => listening?.dispose();
  }, [opened, hear]);
};

const useProviding = (opened: Opened | undefined): void => {
  const worker = useLanguageWorker();
  const { fix } = useWords('text');
  useEffect(() => {
    if (opened === undefined || worker === undefined) return undefined;
    const { monaco, models } = opened;
    const providing = { monaco, models, worker, atHand: new ActionsAtHand() };
    const leave = provide(providing);
    const key = addFixKey(opened, providing, fix);
    return () => {
      key.dispose();
      leave();
    };
  }, [opened, worker, fix]);
};
