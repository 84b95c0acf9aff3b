import type { EngineMessages } from '../codes.js';

const isoInstant = (instant: number): string => new Date(instant).toISOString();

const shortHash = (hash: string | undefined): string => hash?.slice(0, 12) ?? '';

export const zh: EngineMessages = {
  'database-cannot-open': ({ path, reason }) =>
    `无法打开数据库 \`${path}\`：${reason}；请检查所在文件夹是否存在、是否可写`,
  'database-missing': ({ path }) => `没有数据库 \`${path}\`；可用 \`tagwright import --db ${path}\` 建立`,
  'database-not-sqlite': ({ path }) => `\`${path}\` 不是数据库文件；请给 \`--db\` 换一个文件名`,
  'database-damaged': ({ path, reason }) => `数据库 \`${path}\` 已损坏：${reason}；请从备份恢复，或把数据导入新文件`,
  'database-read-only': ({ path }) => `数据库 \`${path}\` 不可写；请检查文件及其文件夹的权限`,
  'database-locked': ({ path }) => `另一个进程正在写数据库 \`${path}\`；请等它完成后再试`,
  'server-address-unreadable': () =>
    '看不懂数据库服务器的地址；应形如 `postgres://用户:密码@主机:5432/数据库`，密码中的特殊字符写成 `%40` 之类',
  'server-unreachable': ({ server, reason }) =>
    `连不上 \`${server}\` 的数据库服务器：${reason}；请检查主机和端口，以及服务器是否在运行`,
  'server-login-refused': ({ server, reason }) => `\`${server}\` 的数据库服务器拒绝登录：${reason}；请检查用户名和密码`,
  'server-no-database': ({ server }) => `服务器上没有数据库 \`${server}\`；可用 \`createdb\` 建立，或检查名称`,
  'server-no-schema': () =>
    '没有可用的模式：该用户的 search_path 中没有一个存在；请用 `create schema` 建立，或在地址后用 `?options=-c%20search_path%3D名称` 指定',
  'server-permission-denied': ({ server, reason }) =>
    `该用户在 \`${server}\` 中没有权限：${reason}；用户须拥有这些表或有相应权限，并在模式上有 \`create\` 权限`,
  'server-busy': ({ server, reason }) => `\`${server}\` 的数据库服务器暂不接受连接：${reason}；请稍后再试`,
  'server-lost': ({ server, reason }) => `与 \`${server}\` 的连接断开：${reason}；未完成的部分没有写入，请重试`,
  'server-too-old': ({ version, needed }) => `服务器是 PostgreSQL ${version}，需要 ${needed} 或更新的版本`,
  'server-encoding': ({ encoding }) =>
    `数据库的文本编码是 ${encoding}，需要 UTF8；请用 \`createdb --encoding=UTF8 --template=template0\` 重新建立`,
  'statement-timeout': ({ server }) =>
    `有语句超过了 \`${server}\` 允许的时间，数据未作任何改动；请调大 \`statement_timeout\``,
  'disk-full': ({ path }) => `\`${path}\` 所在磁盘已满，数据未作任何改动；请腾出空间后再试`,
  'disk-fault': ({ path, reason }) => `\`${path}\` 所在磁盘出错：${reason}；数据未作任何改动`,
  'table-differs': ({ table, column, expected, found }) =>
    `表 \`${table}\` 的列 \`${column}\` 存为 ${found}，而目录要求 ${expected}；请把数据导入新的数据库`,
  'column-order': ({ table, column, order }) =>
    `表 \`${table}\` 的列 \`${column}\` 按 ${order} 而不是按码位排序，结果会有出入；请用 \`alter table "${table}" alter column "${column}" type text collate "C"\` 修改`,
  'event-ids-repeat': ({ table, column }) =>
    `表 \`${table}\` 中有几行的 \`${column}\` 相同，而事件靠它区分；请删去重复的行，或用 \`(id = …)\` 换成没有重复的列`,
  'name-too-long': ({ name, length, limit }) =>
    `\`${name}\` 占 ${length} 字节，而数据库只按前 ${limit} 字节区分名称（一个汉字占 3 字节）；请用 \`来自\` 换一个短的`,
  'column-name-of-server': ({ table, column }) =>
    `表 \`${table}\` 的列不能叫 \`${column}\`：数据库的每张表都自带同名的列；请用 \`来自\` 换一个名称`,
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
  'book-not-evaluated': ({ path, stored, given }) =>
    `数据库 \`${path}\` 中是另一本规则书的结果（${stored.slice(0, 12)}，而不是 ${given.slice(0, 12)}）；请换成那一本，或先计算这一本：\`tagwright run --db ${path}\``,
  'log-pruned': ({ seq, pruned }) =>
    `日志从第 ${pruned + 1} 条开始：第 ${seq} 条之后到那里的记录已清除；请重新读取全部结果，再从日志的最后一条接着读`,
  'log-pruned-instant': ({ instant, from }) =>
    `日志中已没有 ${new Date(instant).toISOString()} 的记录：最早只到 ${new Date(from).toISOString()}`,
  'log-not-so-far': ({ seq, last }) => `无法确认第 ${seq} 条：日志只到第 ${last} 条；请只确认已经读到的记录`,
  'draft-past-unknown': () =>
    '草稿要问某种状态持续了多久，而它依赖已发布的规则书中没有的排名、平均值之类，其过去的数值无从得知；请去掉这条规则后预览其余部分',
  'preview-cancelled': () => '预览已取消，数据未作任何改动',
  'preview-too-long': ({ milliseconds }) =>
    `预览超过 ${milliseconds / 1000} 秒，已停止，数据未作任何改动；请放宽时限，或只看估计值`,
  'preview-ended': ({ reason }) => `计算预览的进程提前结束：${reason}；数据未作任何改动，请重试`,
  'clock-backwards': ({ asOf, now }) =>
    `结果已经推进到 ${isoInstant(asOf)}，不能退回 ${isoInstant(now)}；请换一个更晚的时刻，或者单独计算较早的时刻`,
  'book-changed': ({ expected, found }) =>
    found === undefined
      ? `目前没有生效的规则书，而预期的是 ${shortHash(expected)}；请不要指定基准版本，直接发布`
      : `生效的规则书已经换成另一本（${shortHash(found)}${expected === undefined ? '' : `，而不是 ${shortHash(expected)}`}）；请先看看改动了什么，再在它的基础上重试`,
  'book-version-changed': ({ base, current }) =>
    `生效的规则书已是第 ${current} 版，而这次改动${base === 0 ? '是在还没有规则书时做的' : `基于第 ${base} 版`}；没有发布任何内容，请先看看改动了什么，再重新生成计划`,
  'unknown-customer': ({ customer }) => `没有客户 \`${customer}\``,
};
