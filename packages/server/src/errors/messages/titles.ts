import type { Locale } from '../locale.js';

const TITLES: Readonly<Record<number, Readonly<Record<Locale, string>>>> = {
  400: { en: 'The request cannot be read', zh: '请求无法读取' },
  401: { en: 'Not logged in', zh: '没有登录' },
  403: { en: 'Not allowed', zh: '没有权限' },
  404: { en: 'Not found', zh: '没有找到' },
  405: { en: 'Method not allowed', zh: '不支持这个方法' },
  409: { en: 'In conflict with what there is', zh: '与现状冲突' },
  410: { en: 'Gone', zh: '已不存在' },
  413: { en: 'Too large', zh: '内容过大' },
  415: { en: 'Type not supported', zh: '类型不支持' },
  422: { en: 'The request has faults', zh: '请求有错误' },
  429: { en: 'Too many requests', zh: '请求太多' },
  499: { en: 'Given up by whoever asked', zh: '请求方已放弃' },
  500: { en: 'A fault of the server', zh: '服务器出错' },
  503: { en: 'Not available now', zh: '暂时不可用' },
  507: { en: 'No room left', zh: '空间不足' },
};

/** A word or two about a status of HTTP, the same for every problem that has it. */
export const titleOf = (status: number, locale: Locale): string =>
  (TITLES[status] ?? TITLES[status < 500 ? 422 : 500])?.[locale] ?? String(status);
