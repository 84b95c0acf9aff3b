import type { editor } from 'monaco-editor/editor/editor.api';
import type { Monaco } from './load.js';
import type { Models } from './models.js';

/** An editor, and the models that it shows. */
export interface Opened {
  readonly monaco: Monaco;
  readonly models: Models;
  readonly editor: editor.IStandaloneCodeEditor;
}
