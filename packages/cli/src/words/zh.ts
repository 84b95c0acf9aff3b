import type { DurationUnitName, Words } from './index.js';

const UNITS: Readonly<Record<DurationUnitName, string>> = {
  day: '天',
  hour: '小时',
  minute: '分钟',
  second: '秒',
  millisecond: '毫秒',
};

export const zh: Words = {
  program: {
    about: '用平实的语言写规则，让客户标签和人群始终准确。',
    version: '显示版本号',
    locale: '提示信息的语言（默认依次看 LC_ALL、LC_MESSAGES、LANG）',
    color: '是否着色：看终端、NO_COLOR 和 FORCE_COLOR，或直接指定',
    quiet: '不显示进度和汇总',
    error: '错误：',
  },
  arguments: {
    helpOption: '显示帮助',
    titles: {
      'Usage:': '用法：',
      'Arguments:': '参数：',
      'Options:': '选项：',
      'Global Options:': '通用选项：',
      'Commands:': '命令：',
    },
    defaultsTo: (value) => `默认 ${value}`,
    withNotes: (text, notes) => `${text}（${notes.join('；')}）`,
    seeHelp: (command) => `用法见 \`${command}\`。`,
    unknownOption: (flag, nearest) => `没有选项 \`${flag}\`${nearest === undefined ? '' : `，是不是 \`${nearest}\`？`}`,
    unknownCommand: (name, nearest) =>
      `没有命令 \`${name}\`${nearest === undefined ? '' : `，是不是 \`${nearest}\`？`}`,
    missingArgument: (name) => `缺少参数 \`<${name}>\``,
    missingOption: (flags) => `需要选项 \`${flags}\``,
    missingOptionValue: (flags) => `选项 \`${flags}\` 需要一个值`,
    tooManyArguments: '参数多于该命令所需',
    conflictingOptions: (one, other) => `\`${one}\` 与 \`${other}\` 不能同时使用`,
    invalidValue: (flags, value, choices) =>
      `\`${value}\` 不是 \`${flags}\` 的可用值${choices === undefined ? '' : `，可选：${choices}`}`,
  },
  fault: {
    title: '内部故障：',
    apology: '非常抱歉：这是 tagwright 自身的问题，与您的规则和数据无关。',
    howToSeeStack: '设置 TAGWRIGHT_DEBUG=1 再运行一次，可以看到出错的位置；欢迎反馈给我们。',
  },
  units: {
    duration: (unit, n) => `${n} ${UNITS[unit]}`,
    bool: (value) => (value ? '是' : '否'),
    list: (items) => items.join('、'),
  },
  book: {
    noSuchPath: (path) => `没有文件或文件夹 \`${path}\``,
    noSuchPathAdvice: '请给出规则库所在的文件夹，或其中的 .tag 文件。',
    noRuleFiles: (paths) => `${paths.map((path) => `\`${path}\``).join('、')} 里没有 .tag 文件`,
    noRuleFilesAdvice: '规则库是放 .tag 文件的文件夹；`tagwright init` 可以生成一个小的作为起点。',
    cannotRead: (path, why) => `无法读取 \`${path}\`：${why}`,
    notUtf8: (path) => `\`${path}\` 不是 UTF-8 文本`,
    notUtf8Advice: (path) => `如果是 GB18030 编码，请先转换：iconv -f GB18030 -t UTF-8 ${path}`,
    hasErrors: '规则库有错误，无法求值。',
    warnings: (n) => `${n} 个警告，用 \`tagwright check\` 查看`,
  },
  diagnostics: {
    level: { error: '错误', warning: '警告', hint: '提示' },
    fix: '修正：',
    seeAlso: '另见',
    summary: (counts, files) => {
      const found = [
        ...(counts.error > 0 ? [`${counts.error} 个错误`] : []),
        ...(counts.warning > 0 ? [`${counts.warning} 个警告`] : []),
        ...(counts.hint > 0 ? [`${counts.hint} 条提示`] : []),
      ];
      return `${files} 个文件，${found.length === 0 ? '没有发现问题' : found.join('，')}`;
    },
  },
  init: {
    about: '生成一个起步规则库：目录、RFM 标签、人群和示例数据。绝不覆盖已有文件。',
    dir: '写到哪个文件夹，没有就新建（默认当前文件夹）',
    notAFolder: (path) => `\`${path}\` 不是文件夹`,
    taken: (dir, names) => `\`${dir}\` 里已有 ${names.map((name) => `\`${name}\``).join('、')}，什么都没有写入`,
    takenAdvice: '请换一个文件夹，例如 `tagwright init my-book`。',
    done: (files, dir) => `已在 ${dir} 写入 ${files} 个文件`,
    next: '接下来：',
  },
  check: {
    about: '解析并检查规则库，列出发现的所有问题。有错误时退出码为 1。',
    paths: '文件夹和 .tag 文件，合起来是一个规则库（默认当前文件夹）',
    format: '以什么格式输出',
  },
  fmt: {
    about: '就地整理规则文件的排版。有语法错误的文件保持原样。',
    paths: '文件夹和 .tag 文件（默认当前文件夹）',
    check: '只检查不写入；有文件未整理时退出码为 1',
    diff: '只显示会有哪些改动，不写入；有改动时退出码为 1',
    keywords: '关键字用哪套词汇书写',
    stdin: '整理标准输入，写到标准输出；路径只用于提示信息',
    looked: (n) =>
      [
        n.changed === 0 ? '全部已整理' : `${n.changed} 个文件未整理`,
        ...(n.broken > 0 ? [`${n.broken} 个文件有错误，未改动`] : []),
      ].join('，'),
    done: (n) =>
      [
        `整理了 ${n.changed} 个文件，${n.unchanged} 个无需改动`,
        ...(n.broken > 0 ? [`${n.broken} 个文件有错误，未改动`] : []),
      ].join('，'),
  },
  compile: {
    about: '输出规则库编译后的样子：求值用的 SQL、执行计划，或语法树。',
    to: '输出什么',
    dialect: 'SQL 用于哪种数据库',
    asOf: 'SQL 求的是哪一时刻的结果（默认现在）',
    sqlHead: (book, asOf) => `规则库 ${book}，时刻 ${asOf}：按此顺序在一个事务里执行`,
  },
  asOf: {
    about: '问的是哪一时刻：ISO 8601，或一个日期（指规则库时区里当天零点）',
    theClock: '现在',
    notAnInstant: (text) => `\`${text}\` 不是一个时刻`,
    advice: '请写成 2026-06-01、2026-06-01T08:00（规则库时区）或 2026-06-01T00:00:00Z。',
  },
  explain: {
    about: '详细解释一条诊断，并给出例子。',
    code: '问题后面方括号里的代码，例如 unknown-name（不写则全部列出）',
    unknown: (code, nearest) =>
      `没有诊断 \`${code}\`${nearest.length === 0 ? '' : `，是不是 ${nearest.map((n) => `\`${n}\``).join('、')}？`}`,
    unknownAdvice: '`tagwright explain` 会列出全部。',
  },
  facts: {
    data: '数据文件夹：目录里的每张表一个 CSV 或 NDJSON 文件（可用 gzip 压缩）',
    db: '数据库文件；与 --data 同用时，先把文件导入其中，并保留下来',
    encoding: '数据文件的编码（默认 utf-8）',
    rejects: '把坏行连同原因存入该文件，其余照常导入',
    skipBadRows: '只导入好的行，坏行仅计数',
    createCustomers: '事件里出现未知客户时，新建该客户',
    none: '没有说明数据在哪里',
    noneAdvice: '请用 `--data DIR` 给出数据文件夹，或用 `--db FILE` 给出数据库。',
    notice: '注意',
    moreBadRows: (n) => `……还有 ${n} 个坏行；--rejects FILE 可全部保存，--skip-bad-rows 则略过`,
    rowsRead: (n) => `${n} 行`,
    inserted: (n) => `新增 ${n}`,
    repeated: (n) => `重复 ${n}`,
    rejected: (n) => `拒绝 ${n}`,
    createdCustomers: (n) => `因事件中出现而新建了 ${n} 位客户`,
    imported: (seconds, rate) => `导入用时 ${seconds} 秒（每秒 ${rate} 行）`,
    nothingWritten: '没有导入任何数据',
    progress: (stage, table) => `${stage === 'reading' ? '读取' : '写入'} ${table}`,
  },
  import: {
    about: '把数据文件导入数据库。坏行按文件、行、列报告。',
    db: '数据库文件，没有就新建',
    format: '报告的输出格式',
  },
  run: {
    about: '对规则库求值，数据来自数据文件夹或数据库。',
    book: '规则库所在的文件夹或其中的文件（默认当前文件夹）',
    format: '结果的输出格式',
    metrics: '同时输出每位客户的指标，配合 --format json',
    metricsNeedJson: '指标只以 JSON 输出',
    metricsNeedJsonAdvice: '请加上 `--format json`。',
    thresholds: '阈值',
    segments: '人群',
    nobody: '（无）',
    traits: { ordered: '有序', many: '多选', manual: '手动' },
    footer: ({ population, asOf, zone, book, seconds }) =>
      `${population} 位客户，截至 ${asOf}（${zone}）· 规则库 ${book} · 用时 ${seconds} 秒`,
  },
};
