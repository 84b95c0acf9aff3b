import type { EngineMessages } from '../codes.js';

export const zh: EngineMessages = {
  'database-cannot-open': ({ path, reason }) =>
    `无法打开数据库 \`${path}\`：${reason}；请检查所在文件夹是否存在、是否可写`,
  'database-missing': ({ path }) => `没有数据库 \`${path}\`；可用 \`tagwright import --db ${path}\` 建立`,
  'database-not-sqlite': ({ path }) => `\`${path}\` 不是数据库文件；请给 \`--db\` 换一个文件名`,
  'database-damaged': ({ path, reason }) => `数据库 \`${path}\` 已损坏：${reason}；请从备份恢复，或把数据导入新文件`,
  'database-read-only': ({ path }) => `数据库 \`${path}\` 不可写；请检查文件及其文件夹的权限`,
  'database-locked': ({ path }) => `另一个进程正在写数据库 \`${path}\`；请等它完成后再试`,
  'disk-full': ({ path }) => `\`${path}\` 所在磁盘已满，数据未作任何改动；请腾出空间后再试`,
  'disk-fault': ({ path, reason }) => `\`${path}\` 所在磁盘出错：${reason}；数据未作任何改动`,
  'table-differs': ({ table, column, expected, found }) =>
    `表 \`${table}\` 的列 \`${column}\` 存为 ${found}，而目录要求 ${expected}；请把数据导入新的数据库`,
  'table-name-reserved': ({ table }) => `表不能叫 \`${table}\`：这类名称由数据库保留；请用 \`来自\` 换一个名称`,
  'column-name-reserved': ({ table, column }) =>
    `表 \`${table}\` 的列不能叫 \`${column}\`：以 \`tw_\` 开头的名称由引擎使用；请用 \`来自\` 换一个名称`,
  'column-names-clash': ({ table, column, other }) =>
    `表 \`${table}\` 的列 \`${other}\` 与 \`${column}\` 只有大小写不同，数据库会视为同一列；请用 \`来自\` 改其中一个`,
  'table-names-clash': ({ table, other }) =>
    `表 \`${other}\` 与 \`${table}\` 在数据库中是同一张；请用 \`来自\` 改其中一个`,
  'too-many-columns': ({ table, needed, limit }) =>
    `规则书在表 \`${table}\` 中需要 ${needed} 列，而数据库最多 ${limit} 列；请把规则书拆成两本`,
  'not-evaluated': ({ path }) => `数据库 \`${path}\` 还没有结果；可用 \`tagwright run --db ${path}\` 计算`,
  'unknown-customer': ({ customer }) => `没有客户 \`${customer}\``,
};
