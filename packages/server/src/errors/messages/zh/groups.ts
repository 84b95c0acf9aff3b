import type { GroupErrors } from '../../codes/groups.js';
import type { MessagesFor } from '../../codes/index.js';

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join('、');

export const groups: MessagesFor<GroupErrors> = {
  'no-such-segment': ({ name, nearest }) =>
    `没有 \`${name}\` 这个分群，${nearest === undefined ? '现有分群见 `GET /v1/segments`' : `是不是 \`${nearest}\`？`}`,
  'no-such-value': ({ tag, value, declared }) =>
    `标签 \`${tag}\` 没有 \`${value}\` 这个值；它的值有 ${quoted(declared)}`,
  'no-such-feature': ({ name, nearest }) =>
    `没有 \`${name}\` 这个字段或指标${nearest === undefined ? '' : `；是不是要写 \`${nearest}\`？`}`,
  'feature-without-order': ({ name }) => `\`${name}\` 是地点，不能排序或比较；请换一个字段或指标`,
  'filter-unreadable': ({ filter }) =>
    `\`${filter}\` 不是筛选条件；请写字段或指标、\`=\` \`!=\` \`<\` \`<=\` \`>\` \`>=\` 之一和一个值，如 \`城市=北京\`；或写 \`城市 known\`（已知）、\`城市 missing\`（缺失）`,
  'filter-value-unreadable': ({ name, value }) =>
    `\`${value}\` 不是 \`${name}\` 的值；请按数据文件里的写法书写，并看看 \`${name}\` 是数、日期，还是几个词之一`,
  'group-too-small': ({ below }) => `其中不到 ${below} 位客户，人数太少，不逐个显示；请换一个更大的群体`,
  'cursor-unreadable': ({ cursor }) => `\`${cursor}\` 不是这个列表里的位置；请用上一页的 \`next\`，并保持同样的排序`,
  'overlap-needs-others': ({ least, most, given }) =>
    `重叠比较 ${least} 到 ${most} 个群体，这里有 ${given} 个；请在 \`with\` 中逐个写明其他群体`,
  'overlap-repeats': ({ name }) => `\`${name}\` 写了两次；每个群体只写一次`,
  'trend-backwards': ({ from, to }) => `趋势的开始 ${from} 晚于结束 ${to}；请对调`,
  'trend-too-long': ({ days, most }) => `趋势跨 ${days} 天，最多 ${most} 天；请缩短`,
};
