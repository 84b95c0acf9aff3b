import { findingMessage } from '@tagwright/engine';
import type { MessagesFor } from '../../codes/index.js';
import type { FactsErrors } from '../../codes/facts.js';
import { ROLE, WHO } from './auth.js';

export const facts: MessagesFor<FactsErrors> = {
  'too-much-waits': ({ seconds }) => `等待写入的数据太多；请 ${seconds} 秒后重发`,
  'keeper-restarting': () => '负责写入的进程中断了，正在重新启动；请再发送一次：已经写入的事实会按编号识别，不会重复',
  'too-many-facts': ({ limit }) => `一次请求最多 ${limit} 条事实；请分几次发送`,
  'fact-not-allowed': ({ kind, role, needed }) =>
    `写入 \`${kind}\` 类事实需要${WHO[needed]}的权限，而所用密钥的角色是“${ROLE[role] ?? role}”`,
  'fact-refused': ({ finding, of }) => findingMessage({ code: finding, params: of }, 'zh-CN'),
  'segment-not-a-call': () => '发来的不是 Segment 规范的调用：应是一个对象；批量调用时，列表放在 `batch` 下',
};
