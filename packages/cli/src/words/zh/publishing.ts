import type * as en from '../en/publishing.js';

/** 规则书在比较、发布时的叫法。 */
export const reference: typeof en.reference = {
  outside: (path) => `\`${path}\` 不能作为规则书的文件发布`,
  outsideAdvice:
    '发布的规则书是一个文件夹：请写明这个文件夹，或者进到里面。以点或连字符开头、或者指到外面的路径不会保存。',
  needsDatabase: (name) => `\`${name}\` 是数据库里的版本，但没有给出数据库`,
  databaseAdvice: '请用 `--db` 写明：一个文件，或 postgres://user:password@host/name。',
  unknown: (name) => `\`${name}\` 既不是文件夹，也不是 git 里的提交`,
  unknownAdvice: '规则书可以写成文件夹（`./rules`）、提交、分支或标签（`HEAD~1`、`main`）、`published`，或者版本号。',
  unknownTarget: (name, near) =>
    `没有标签或人群 \`${name}\`${near.length === 0 ? '' : `，是不是 ${near.map((n) => `\`${n}\``).join('、')}？`}`,
  noSuchVersion: (version) => `没有第 ${version} 版`,
  versionAdvice: (last) =>
    last === undefined ? '还没有发布过规则书。' : `最新的是第 ${last} 版；\`tagwright history\` 列出所有版本。`,
  nothing: '没有规则书的时候',
  version: ({ version, at, by }) => `第 ${version} 版（${at}${by === undefined ? '' : `，${by}`}）`,
  hasErrors: (label) => `${label} 的规则书有错误`,
  hasErrorsAdvice: '两边都没有错误才能比较；在那个状态下运行 `tagwright check` 可以看到问题在哪里。',
  withoutFiles: (label) => `${label}没有留下规则文件`,
  withoutFilesAdvice: '它是由 `tagwright run` 生效的，只保存了含义。可以针对它的含义做计划，但没有原文。',
};

export const bookChanges: typeof en.bookChanges = {
  kind: {
    timezone: '时区',
    customer: '字段',
    event: '事件',
    list: '名单',
    metric: '指标',
    tag: '标签',
    segment: '人群',
  },
  change: { new: '新增', changed: '变更', renamed: '改名', gone: '删除' },
  was: (name) => `原名 ${name}`,
  parts: { new: '新增', changed: '变更', gone: '删除' },
  list: (names) => names.join('、'),
  colon: '：',
  onlyWords: (files) => `${files} 个文件只有文字不同，含义都没有变`,
};

export const plan: typeof en.plan = {
  about: '发布这本规则书会改变什么：哪些规则的含义变了，在真实数据上谁会进入、离开、换到别的值。不写入任何内容。',
  paths: '规则书所在的文件夹（默认当前文件夹）',
  db: '用来对比的数据库，比的是其中保存的结果；只读取，不写入',
  data: '没有数据库时，用这个文件夹里的数据文件算出两边的结果',
  against: '对比的另一本：`published`、版本号、文件夹，或 git 里的提交（有 --db 时默认 `published`，否则默认 HEAD）',
  asOf: '与 --data 合用：按哪个时刻计算',
  asOfKept: '数据库里的结果是某一时刻的，所以 `--as-of` 只能与 `--data` 合用',
  asOfKeptAdvice: '去掉它即可：计划里会写明是哪个时刻。',
  out: '把计划存到这个文件，之后 `tagwright publish` 发布的就是它，一字不差',
  outNeeds: '保存的计划针对正在生效的版本，所以 `--out` 需要 `--db`，并且不能另用 `--against`',
  outNeedsAdvice: '请加上 `--db DATABASE`，并去掉 `--against`。',
  detailed: '有任何含义变化时，以 2 退出',
  format: '计划的输出格式',
  noBase: '没有说明和哪一本比较',
  noBaseAdvice: '不在 git 工作区时，请写明另一本：`--against FOLDER`，或用 `--db DATABASE` 和正在生效的版本比较。',
  heldAgainst: (label) => `对比 ${label}`,
  title: (changes) => (changes === 0 ? '没有变化' : `${changes} 处变化`),
  uncounted: '没有统计人数：请用 `--db` 给出数据库，或用 `--data` 给出数据文件。',
  unknown: {
    'no-answers': '没有统计人数：数据库里还没有结果，`tagwright publish` 会算出来。',
    'past-unknown': '没有统计人数：有规则要问某种状态持续了多久，而它依赖的门槛过去是多少无从得知。',
  },
  dataDiffer: (names) =>
    `两本规则书对 ${names.map((name) => `\`${name}\``).join('、')} 的定义不同，无法在同一份数据上计算`,
  dataDifferAdvice: '请与正在生效的版本比较（`--db`），或与时区、字段类型相同的规则书比较。',
  value: '值',
  before: '之前',
  after: '之后',
  enter: '进入',
  leave: '离开',
  member: '（成员）',
  nobodyMoves: '没有人进入或离开',
  why: '原因',
  more: (n) => `……还有 ${n} 行`,
  footer: ({ population, at, measured, anew, seconds }) =>
    `${population} 位客户，截至 ${at} · ${measured} 个数据项，其中 ${anew} 个是新增的 · 统计用时 ${seconds} 秒`,
  testsFail: (failed, all) => `${all} 个测试中 ${failed} 个没通过，不能发布`,
  kept: (file) => `已存入 ${file}：\`tagwright publish ${file} --db …\` 发布的就是它。`,
  comment: { title: '规则变更', why: '部分客户的原因', rules: '变更内容' },
};

export const publish: typeof en.publish = {
  about: '让一本规则书作为新版本生效，并保存它的文件：可以是文件夹，也可以是保存的计划。生效后，所有结果都按新规则。',
  source: '规则书所在的文件夹，或 `tagwright plan --out` 保存的计划（默认当前文件夹）',
  by: '发布人（默认取 git 的 user.name）',
  email: '发布人的邮箱（默认取 git 的 user.email）',
  note: '发布原因，给以后查看版本的人（没有未提交的改动时，默认取最近一次提交的标题）',
  base: '这次改动基于的版本号；如果生效的已是别的版本，则拒绝发布',
  asOf: '从哪个时刻起生效',
  format: '结果的输出格式',
  baseTwice: '保存的计划自己写明了基于哪个版本，所以 `--base` 只能用于文件夹',
  testsFail: (failed, all) => `${all} 个测试中 ${failed} 个没通过：没有发布任何内容`,
  testsFailAdvice: '`tagwright test` 会显示期望的结果和实际的结果。',
  stale: ({ base, current, by, note }) =>
    `计划${base === 0 ? '是在还没有规则书时做的' : `基于第 ${base} 版`}，而现在生效的是${by === undefined ? '' : `${by} 发布的`}第 ${current} 版${note === undefined ? '' : `（“${note}”）`}`,
  staleAdvice: '没有发布任何内容。请先看看改动了什么（`tagwright diff`），合并进来，再重新做计划。',
  notAPlan: (file) => `\`${file}\` 不是这个版本的 tagwright 保存的计划`,
  notAPlanAdvice: '请重新生成：`tagwright plan --db DATABASE --out FILE`。',
  otherDatabase: (file) => `\`${file}\` 是针对另一个数据库做的计划，那里同一版本的含义不同`,
  unchanged: (version) => `正在生效的第 ${version} 版就是这些文件，没有发布任何内容`,
  done: (version) => `第 ${version} 版已生效`,
  moved: (answers, population) => `${population} 位客户中，共有 ${answers} 处结果发生变化`,
  onlyWords: '只有文字不同，所有结果保持不变',
};

export const history: typeof en.history = {
  about: '列出规则书的各个版本，不论是用这个命令发布的，还是运营人员在网页上发布的。',
  limit: '最多列出多少个',
  format: '输出格式',
  none: '还没有发布过规则书',
  inForce: '生效中',
  rolledBack: (version) => `回滚到第 ${version} 版`,
  withoutFiles: '没有规则文件',
};

export const diff: typeof en.diff = {
  about:
    '两本规则书之间有什么不同：文字、含义，以及（在版本之间）哪些客户因此变化。挪动一条注释、给指标改名都不算含义变化。',
  from: '较早的一本：文件夹、git 里的提交、`published`，或版本号（0 表示还没有规则书的时候）',
  to: '较晚的一本，写法相同（有 --db 时默认 `published`，否则默认当前文件夹）',
  db: '保存各个版本的数据库',
  format: '输出格式；`patch` 可以交给 `git apply`',
  text: '文字',
  meaning: '含义',
  members: '客户',
  membersUnknown: '变更记录没有那么久以前的内容',
  nobodyMoved: '没有客户变化',
  nothingMeant: '含义都没有变',
  sameText: '一字不差',
};

export const rollback: typeof en.rollback = {
  about: '让较早版本的文件重新生效，成为一个新版本。历史从不改写。',
  version: '要回滚到的版本号',
  folder: '同时把它的文件写入这个文件夹；如果里面有未发布的改动，则拒绝',
  edited: (paths) => `文件夹里不是正在生效的内容：${paths.map((path) => `\`${path}\``).join('、')}`,
  editedAdvice: '没有改动任何内容。请先发布这些改动或另行保存，或者不写文件夹。',
  alreadyInForce: (version) => `正在生效的就是第 ${version} 版的文件，没有发布任何内容`,
  note: (version) => `回滚到第 ${version} 版`,
  wrote: (folder) => `它的文件已写入 ${folder}`,
};
