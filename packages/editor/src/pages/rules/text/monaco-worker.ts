/** Monaco's own worker, as an entry that the build finds. */
import 'monaco-editor/editor/editor.worker';
