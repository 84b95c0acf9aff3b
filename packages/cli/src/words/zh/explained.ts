import type * as explained from '../en/explained.js';

export const titles: typeof explained.titles = {
  rules: '规则中',
  convert: '`convert` 迁移的规则中',
  facts: '`import`、`ingest` 和 `convert --from tag-list` 读取的数据中',
  doctor: '`doctor` 的检查项',
};

export const convert: typeof explained.convert = {
  'no-rule':
    '`convert` 的文档应是一条规则、以名称为键的多条规则（`{"大客户": {…}}`），或一组带 `name` 的规则。这份文档里没有找到规则。',
  'name-taken':
    '人群、标签和指标共用一套名称，规则书里已经有同名的了。请在文档里改名；规则本身没有名称时，用 `--name` 指定。',
  'unknown-field':
    '规则里的这个名称，在 `--book` 指定的规则书中既不是字段，也不是指标或标签。原系统叫法不同时，请逐个说明：`--field user.city=城市`。',
  'unknown-operator': '这种格式本身没有这个运算符：可能写错了，也可能是原系统自己加的。它的含义需要手工改写。',
  'no-counterpart':
    '格式里有这个运算符，但对字段来说，规则语言没有对应的写法：例如处理对象列表（`map`、`filter`、`reduce`、`all`）、截取文本、取余 `%`。写明的值会直接算出来；其余的请手工改写，必要时先定义一个指标。',
  'wrong-shape': '这里的内容不是该运算符能接受的：该写一个值的地方写了列表、缺少操作数，或这个对象根本不是规则。',
  'computed-name':
    '规则要先算出字段名再取值。规则语言里条件必须直接写字段名，这样才能检查、展示和解释；请为每个可能的字段各写一个条件。',
  'needs-constant':
    '两边都是字段，而这种比较在规则语言里有一边必须是写明的值。把两者之差定义成指标再与 0 比较，往往是一回事。',
  'kinds-differ':
    '比较的两个字段类型不同，例如数值和文本。JSON Logic 会像 JavaScript 那样自动转换；规则语言不允许，因为这几乎总是写错了。',
  'value-does-not-fit': '值与字段的类型不符：该是数值却写了文字，或文本不是日期。请按字段的类型来写。',
  'undeclared-value': '这个字段或标签在规则书里只有固定的几个值，没有这一个：可能写错了，也可能需要先在目录里声明。',
  'order-differs':
    '规则在比较哪个值更高。JSON Logic 按字符比较，这里按声明的先后；请直接列出要的值：`会员等级 in (金, 银)`。',
  'condition-as-value':
    '把一整个条件当作值来比较了。规则语言里条件和值是两回事；请用 `and`、`or`、`not` 把几种情况写出来。',
  'number-out-of-range':
    '规则语言的数最多六位小数，最大约九十亿，这样每种数据库和浏览器算出来都一样。这个数必须舍入才能写下。',
  'mixed-results': '`if` 的结果是名称时成为标签，是条件时成为人群；这里两种都有。请拆成两条规则。',
  'too-many-cases':
    '`missing_some` 问的是若干字段里是否至少有几个不为空，各种可能要逐一写出，这里太多了。请减少一次判断的字段。',
  'too-large':
    '规则语言只有 `and`、`or`、`not`。`xor` 和结果为条件的 `if` 要用它们展开来写，其中有些部分会重复出现。展开后超过一千个条件就没人读得懂了：请把其中几部分单独写成人群，再用 `in segment …` 组合。',
  'too-deep': '列表和对象一层套一层，比人会写的任何规则都深。请把里面的一部分单独写成一条规则。',
  'missing-counts':
    '字段为空时，JSON Logic 会拿 null 继续算：null 小于 5，又等于 null。规则语言里空值不与任何值比较，所以这些客户已用 `is missing` 如实写出；如果不是本意，请删去。',
  'missing-differs': '同上，但无法逐一写出，例如一次比较涉及很多字段：有字段为空的客户，在这里的结果可能不同。',
  'number-as-text':
    '字段是文本，规则却拿它与数字比较。JSON Logic 认为这个数的各种写法都相等（`5`、`5.0`、` 5`），这里只有写出的这一种才算相等。',
  'division-by-zero': '除数可能为 0 时，JSON Logic 当作无穷大，比什么都大；在这里商为空，不与任何值比较。',
  'rule-left-out': 'react-querybuilder 自己也会略过停用的行，以及还没有选字段或运算符的行；转换时同样略过。',
  'empty-group': '没有规则的组没有任何要求，所有人都符合。如果是遗留下来的，请删去。',
};

export const facts: typeof explained.facts = {
  'not-a-number': '数只写数字和小数点：`1234.50`，不带千分位、货币符号或单位。',
  'not-an-integer': '这一列声明为整数，这里却有小数。',
  'too-many-decimals':
    '金额保留两位小数，数值六位。更细的不会四舍五入，而是拒绝，这样各处的合计才一致；请在来源处取整。',
  'number-too-large': '超过这个范围，就无法在每种数据库和浏览器里都精确保存。',
  'not-a-bool': '是否写作 `true` 和 `false`、`1` 和 `0`，或 `是` 和 `否`。',
  'not-a-date': '日期写作 `2026-03-01`，与电脑的语言无关。',
  'no-such-date': '日历上没有这一天，例如 2 月 30 日。',
  'not-a-time': '时间按 ISO 8601 书写：`2026-03-01T08:30:00+08:00`；不写时差就按规则书的时区。',
  'no-such-time': '这一天或这个钟点不存在：小时到 23，分和秒到 59。',
  'not-a-duration': '时长可以像规则里那样写（`1h30min`）、按 ISO 8601（`PT30S`），或直接写秒数。',
  'calendar-duration': '月和年长短不一，不能当作固定的时长。请写天数。',
  'not-a-point': '位置写作纬度和经度，单位为度：`31.23,121.47`。',
  'point-out-of-range': '纬度到 90 度，经度到 180 度。常见的原因是两者写反了：纬度在前。',
  'undeclared-value': '这一列在目录里只有固定的几个值，没有这一个：可能写错了，新的值要先声明。',
  'text-with-nul': '没有哪种数据库的文本能保存 NUL 字符，它多半来自读取方式不对的文件。',
  'text-with-lone-surrogate': '文本里有半个字符，通常是截断时没有按完整的字来数。',
  'json-form': '这一列只放一个值，这里却是对象或列表。',
  'cell-count': '这一行的单元格数与表头不同。最常见的原因是带逗号的文本没有加引号。',
  'json-broken': '这种文件每行是一个独立的 JSON 对象，这一行不是 JSON。',
  'json-not-object': '这一行是 JSON，但不是带名称的对象，看不出说的是什么。',
  'missing-key': '编号、客户和时间说明了这一行是关于什么的，缺了就无法保存。',
  'unknown-customer-row': '事件所属的客户不在客户表里。请先导入客户，或用 `--create-customers` 让导入时新建。',
  'merged-customer-row':
    '这位客户已与另一位合并（`merge`）。整份文件说的是现有的客户；请用 `ingest` 录入，或先取消合并。',
  'id-with-two-contents': '文件里有两行编号相同、内容不同，只能有一行是对的。',
  'id-known-with-other-content':
    '数据库里这个编号的内容不同。`import` 只增加，从不替换；更正请用 `ingest`，要整体换新请导入新的数据库。',
  'fact-kind-unknown': '`kind` 说明一条事实说的是什么：`event`、`customer`、`hand-set` 等等；这里写的不在其中。',
  'event-undeclared': '规则书的目录里没有这种事件：可能写错了，也可能需要先声明。',
  'field-undeclared': '目录里没有为它声明这个字段。',
  'field-given-twice': '一个字段可以有几个名称，这条事实用其中两个各给了一次。',
  'tag-not-by-hand': '只有声明为 `manual` 的标签由人手动设置，其余的由规则得出。',
  'not-an-id': '编号是文本：`"c1"`。',
  'not-an-instant': '时间写作 ISO 8601 的文本，或整数的 UTC 毫秒数。',
  'not-an-object': '字段和值写成带名称的对象：`{"amount": "12.50"}`。',
  'source-with-colon': '来自不同系统的编号以 `来源:编号` 区分，所以来源的名称里不能有冒号。',
  'unknown-customer-fact': '这条事实所属的客户还没有录入。请先录入客户，或允许由事实新建客户。',
  'until-before-from': '手动设置的值，结束时间早于开始时间。',
  'merge-with-itself': '合并是指两个编号其实是同一个人，一个编号不能与自己合并。',
  'merged-already': '这个编号已与另一位客户合并，可用 `unmerge` 取消。',
  'not-merged': '这个编号没有与任何人合并，无从取消。',
  'folder-missing': '指定的数据文件夹不存在。',
  'file-unreadable': '系统不允许读取这个文件。',
  'file-not-of-catalog': '文件名不对应规则书里的任何一张表，已略过。文件名取自声明里的 `from`，没有则取最后一个名称。',
  'file-kind-unknown': '数据文件是 CSV 或 NDJSON：`.csv`、`.tsv`、`.ndjson`、`.jsonl`，或再加上 `.gz`。',
  'table-in-two-files': '同一张表有两个文件，无法判断以哪个为准。',
  'customer-table-missing': '没有客户表，事件就不知道属于谁。',
  'event-table-missing': '没有这种事件的文件：规则里问到它时，视为从未发生。',
  'file-empty': '文件的第一行要写列名，这个文件是空的。',
  'key-column-missing': '说明一行关于什么的列（编号、客户、时间）不在文件里。',
  'field-column-missing': '目录声明的字段在文件里没有对应的列：所有人的这个字段都为空。',
  'column-undeclared': '文件里有一列没有在目录里声明，已略过。',
  'column-twice': '文件里有两列同名，无法判断以哪列为准。',
  'line-ends-cr': '行尾应是 LF 或 CRLF。单独的 CR 是很老的 Mac 的写法，更常见的是文本的一部分，所以不接受。',
  'quote-broken': '单元格的引号结束后还有文字。单元格里的引号要写两遍：`"5"" 屏"`。',
  'quote-unclosed': '引号开了头却没有结束，后面的内容会全部当成一段文本。',
  'record-too-long': '这一行比任何正常的行都长，几乎总是有引号没有结束。',
  'encoding-broken': '文件的编码不对。中文 Excel 存出来的文件常是 GB18030：`--encoding gb18030`。',
  'encoding-utf16': '文件是 UTF-16，请另存为 UTF-8。',
  'gzip-broken': '文件无法解压，多半是传输中断了。',
  'rejects-unwritable': '用来存放坏行的文件无法写入。',
};

export const doctor: typeof explained.doctor = {
  node: 'Node 的版本够不够新：20.19 或更新。',
  driver: '内嵌数据库能不能打开。它针对特定的 Node 版本和机器编译，可用 `npm rebuild better-sqlite3` 重新编译。',
  build: '运行的程序是否与旁边的源码一样新；只有源码目录才会比构建更新。',
  'time-zone-data': 'Node 自带的时区数据是哪一版。各国会调整时制，旧数据会让此后的日期和钟点出错。',
  locale: '终端是否设置为能显示 Unicode；文件的写入不受影响。',
  clock: '本机的时钟是否可信，与数据库服务器是否一致。没有给 `--as-of` 时都以它为准。',
  git: '能不能运行 git；与以前的提交比较规则书要用到它。',
  'disk-space': '数据库旁的空间够不够：求值时新结果先写在旧结果旁边，然后才替换。',
  book: '规则书能不能找到，有没有错误。',
  'time-zone': '本机是否认识规则书计算日期所用的时区。',
  history: '规则书是否在 git 仓库里，这样才看得到谁在何时改了规则。',
  database: '数据库能不能连上，是什么版本。',
  rights: '数据库可不可以写入；SQLite 会在旁边存放自己的文件，所以所在的文件夹也要能写。',
  tables: '规则书声明的表和列是否齐全。',
  answers: '是否存有结果，是不是这本规则书的，时间是否已到。',
  waiting: '上次求值之后是否有新的事实，也就是结果可能已经过时。',
  triggers: '由别的程序写入的表，改动时会不会自动上报（`attach`）。',
};
