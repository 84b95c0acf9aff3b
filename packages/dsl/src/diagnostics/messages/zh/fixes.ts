import type { FixKind, FixParams } from '../../codes/fixes.js';
import { code } from '../words.js';

/** 修改建议的标题，中文。 */
export const fixes: { readonly [K in FixKind]: (params: FixParams[K]) => string } = {
  'replace-with': ({ text }) => `改成 ${code(text)}`,
  'insert-text': ({ text }) => `补上 ${code(text.trim())}`,
  'add-quotes': ({ text }) => `加上引号：${code(text)}`,
  'insert-space': () => '加上空格',
  remove: ({ text }) => `删掉 ${code(text)}`,
  swap: () => '前后对调',
  'wrap-in': ({ text }) => `写成 ${code(text)}`,
  'move-out-of-where': () => '从 `其中` 里移出来',
  'use-on': () => '改成事件：`每当 …`',
};
