import type { MessagesFor } from '../../codes/index.js';
import type { EvaluateErrors } from '../../codes/evaluate.js';

export const evaluate: MessagesFor<EvaluateErrors> = {
  'no-such-metric': ({ name, nearest }) =>
    `没有叫 \`${name}\` 的指标，${nearest === undefined ? '现有指标见 `GET /v1/catalog`' : `是不是 \`${nearest}\`？`}`,
  'past-unknown': ({ asOf, from }) =>
    `这些规则中有的取决于全体客户的排名、平均值之类，而 ${asOf} 当时的数值没有保留；请查询 ${from} 及以后的时刻，或只问仅取决于客户本人的规则，或从变更日志（\`GET /v1/customers/{id}/timeline\`）读取当时的结果`,
  'counts-are-of-the-step': ({ asOf }) => `全体客户的人数以最近一次更新的时刻 ${asOf} 为准；请去掉 \`asOf\``,
  'instant-unreadable': ({ written }) =>
    `\`${written}\` 不是时刻；请写成 2026-06-01T08:30:00+08:00，或用 2026-06-01 表示当天零点`,
  'customers-unreadable': ({ count }) => `所给数据中有 ${count} 处无法读取，详见 \`errors\`；没有进行任何计算`,
  'too-many-customers': ({ count, limit }) => `共有 ${count} 位客户，一次最多可问 ${limit} 位；其余的请另发请求`,
  'rule-too-large': ({ size, limit }) =>
    `草稿有 ${size} 字节，最多只读 ${limit} 字节；请拆分，或把很长的取值清单放进 \`list\` 文件`,
  'evaluation-too-costly': ({ rows, limit, table }) =>
    `为全体客户计算大约要读 ${rows} 行，大部分在 \`${table}\`，而上限是 ${limit} 行；请缩短事件的时间范围，或减少步骤`,
  'book-without-files': () => '现行规则发布时没有附带文件，无法在其基础上添加；请发送全部文件',
  'file-of-no-book': ({ path }) => `\`${path}\` 不能作为规则文件；请写规则文件夹内的路径，例如 \`tags/rfm.tag\``,
  'no-such-preview': ({ id }) => `没有预览 \`${id}\`；预览结束后只保留几分钟`,
};
