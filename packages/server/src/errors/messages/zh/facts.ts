import type { MessagesFor } from '../../codes/index.js';
import type { FactsErrors } from '../../codes/facts.js';

export const facts: MessagesFor<FactsErrors> = {
  'too-much-waits': ({ seconds }) => `等待写入的数据太多；请 ${seconds} 秒后重发`,
};
