import type { MessagesFor } from '../../codes/index.js';
import type { FactsErrors } from '../../codes/facts.js';

export const facts: MessagesFor<FactsErrors> = {
  'too-much-waits': ({ seconds }) => `等待写入的数据太多；请 ${seconds} 秒后重发`,
  'keeper-restarting': () => '负责写入的进程中断了，正在重新启动；请再发送一次：已经写入的事实会按编号识别，不会重复',
};
