import type { en } from './en.js';
import { shell } from './zh/shell.js';

/** 中文，与英文逐项对应。 */
export const zh: typeof en = { shell };
