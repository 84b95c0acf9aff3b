import type { MessagesFor } from '../../codes/index.js';
import type { BookErrors } from '../../codes/book.js';

export const book: MessagesFor<BookErrors> = {
  'no-book': () => '还没有生效的规则；请先发布（`POST /v1/book/publish`）',
  'book-changed': ({ base, current }) =>
    `这次修改基于规则 \`${base}\`，而现在生效的${current === undefined ? '是空的' : `是 \`${current}\``}；请查看差异后重新发布`,
  'book-with-errors': ({ count }) => `规则有 ${count} 处错误，见 \`diagnostics\``,
};
