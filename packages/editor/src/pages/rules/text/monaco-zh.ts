/** Monaco with its texts in Chinese: they are fetched together, and the texts come first. */
import 'monaco-editor/nls/lang/zh-cn';

export * from './monaco.js';
