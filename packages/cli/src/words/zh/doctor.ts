import type { doctor as english } from '../en/doctor.js';

const code = (text: string): string => `\`${text}\``;

export const doctor: typeof english = {
  about: '检查运行环境哪里有问题：机器、规则书、数据库。只检查，不改动。',
  db: '要检查的数据库（默认取 TAGWRIGHT_DB，其次是已有的 .tagwright/tagwright.db）',
  fix: '修正：',
  well: '一切正常',
  summary: (errors, warnings) =>
    [...(errors > 0 ? [`${errors} 个错误`] : []), ...(warnings > 0 ? [`${warnings} 个警告`] : [])].join('，'),
  node: {
    good: (version) => ({ what: `Node ${version}` }),
    old: (version, needed) => ({
      what: `Node ${version} 低于 ${needed}`,
      why: '命令用到了旧版本没有的功能，会中途出错。',
      fix: `请安装 Node ${needed} 或更高版本`,
    }),
  },
  driver: {
    good: { what: '内置数据库（better-sqlite3）可以打开' },
    broken: (fault, version, platform) => ({
      what: `内置数据库（better-sqlite3）打不开：${fault}`,
      why: '它是针对某个 Node 版本和某种机器编译的，换了 Node 或直接拷贝 node_modules 都会不匹配。',
      fix: `用当前的 Node（${version}，${platform}）运行 \`npm rebuild better-sqlite3\``,
    }),
  },
  build: {
    stale: {
      what: '编译结果比旁边的源码旧',
      why: '运行的和看到的不是同一份代码。',
      fix: '运行 `npm run build`',
    },
  },
  zoneData: {
    good: (version) => ({ what: `时区数据版本 ${version}` }),
    old: (version) => ({
      what: `时区数据版本 ${version}，太旧`,
      why: '此后调整过时间的国家和地区，日期和钟点会算错。',
      fix: '请安装当前 Node 大版本的最新发布',
    }),
    unknown: { what: '这个 Node 没有说明自带的时区数据版本' },
  },
  clock: {
    good: (now) => ({ what: `系统时间 ${now}` }),
    wrong: (now) => ({
      what: `系统时间是 ${now}，不可能`,
      why: '结果总是针对某一时刻的：没有用 `--as-of` 指定时，就以系统时间为准。',
      fix: '请校准时间，或开启 NTP',
    }),
    apart: (seconds) => ({
      what: `本机与数据库服务器的时间相差 ${seconds} 秒`,
      why: '在这里问和在那里问，得到的是不同时刻的结果。',
      fix: '请在两边都开启 NTP',
    }),
  },
  locale: {
    good: (said) => ({ what: `语言环境 ${said}` }),
    notUnicode: (said) => ({
      what: said === '' ? '没有设置语言环境' : `语言环境是 ${said}，不含 UTF-8`,
      why: '终端可能把中文显示成问号；写入的文件不受影响。',
      fix: '请设置 LANG=zh_CN.UTF-8 或 C.UTF-8',
    }),
  },
  git: {
    good: (version) => ({ what: `git ${version}` }),
    missing: {
      what: '无法运行 git',
      why: '放在 git 里的规则书才能与之前的提交比较，也才能回退。',
      fix: '如果规则书用 git 管理，请安装 git',
    },
  },
  space: {
    good: (gigabytes) => ({ what: `数据库所在磁盘剩余 ${gigabytes} GB` }),
    little: (gigabytes) => ({
      what: `数据库所在磁盘只剩 ${gigabytes} GB`,
      why: '求值时新结果先写在旧结果旁边，再替换过去。',
      fix: '请清理磁盘，或把数据库挪到别处',
    }),
  },
  book: {
    good: (files) => ({ what: `规则书没有问题（${files} 个文件）` }),
    warned: (warnings, files, asked) => ({
      what: `规则书没有错误，有 ${warnings} 个警告（${files} 个文件）`,
      fix: `用 \`${['tagwright check', asked].filter(Boolean).join(' ')}\` 查看`,
    }),
    broken: (errors, files, asked) => ({
      what: `规则书有 ${errors} 个错误（${files} 个文件）`,
      why: '有错误的规则书无法求值。',
      fix: `用 \`${['tagwright check', asked].filter(Boolean).join(' ')}\` 查看`,
    }),
  },
  zone: {
    good: (zone) => ({ what: `规则书按 ${zone} 计算日期` }),
    unknown: (zone) => ({
      what: `本机不认识规则书的时区 ${code(zone)}`,
      why: '日、周、月都按它计算。',
      fix: '请写 IANA 时区名，例如 `时区 "Asia/Shanghai"`，或安装带完整时区数据的 Node',
    }),
  },
  history: {
    good: { what: '规则书在 git 仓库里' },
    none: {
      what: '规则书不在 git 仓库里',
      why: '谁在什么时候改了哪条规则，就无从查起。',
      fix: '在它的文件夹里运行 `git init`',
    },
  },
  database: {
    good: (name, product) => ({ what: `${name} 可以连接（${product}）` }),
    fix: (db) => `请核对 \`--db ${db}\`；新建数据库用 \`tagwright import --data DIR --db …\``,
  },
  rights: {
    readOnly: (path, db) => ({
      what: `${code(path)} 不可写`,
      why: '结果保存在数据库里，SQLite 还会在旁边放自己的文件。',
      fix: `请授予写权限，或换一个位置，不用 \`--db ${db}\``,
    }),
  },
  tables: {
    good: (tables) => ({ what: `规则书的 ${tables} 张表都在` }),
    none: (where) => ({
      what: '数据库里还没有规则书的表',
      fix: `用 \`tagwright import ${where} --data DIR\` 导入数据`,
    }),
    lacking: (names) => ({
      what: `数据库缺少 ${names.map(code).join('、')}`,
      why: '声明了却没有的，对所有客户都视为空。下次导入或求值时会自动补上，内容为空。',
    }),
  },
  answers: {
    good: (at) => ({ what: `保存的正是这本规则书在 ${at} 的结果` }),
    none: (where) => ({
      what: '还没有保存任何结果',
      fix: `用 \`tagwright run ${where}\` 求值`,
    }),
    ofAnotherBook: (at, where) => ({
      what: `保存的是另一本规则书在 ${at} 的结果`,
      why: '文件夹里现在的规则并没有在那里生效。',
      fix: `用 \`tagwright plan ${where}\` 查看会有哪些变化`,
    }),
    fromFuture: (at) => ({
      what: `保存的是 ${at} 的结果，而系统时间还没到`,
      why: '保存的结果只能往前推进：在那之前不会算出新的结果。',
      fix: '请校准系统时间；如果是 `--as-of` 写得太靠后，等到了那个时间再用 `tagwright run --anew` 重算',
    }),
  },
  waiting: (where) => ({
    what: '有数据等待处理',
    fix: `用 \`tagwright run ${where}\` 或启动服务，就会算出相应的变化`,
  }),
  triggers: {
    good: { what: '各表会自行记录改动' },
    partly: (where) => ({
      what: '表上的触发器属于另一份目录，或缺了一部分',
      why: '其他程序的改动可能察觉不到。',
      fix: `请重新运行 \`tagwright attach ${where}\``,
    }),
    none: (where) => ({
      what: '表上没有触发器',
      why: '其他程序直接写表的改动察觉不到；通过 `import`、`ingest` 或接口进来的数据不受影响。',
      fix: `如果有其他程序写这些表，请运行 \`tagwright attach ${where}\``,
    }),
  },
};
