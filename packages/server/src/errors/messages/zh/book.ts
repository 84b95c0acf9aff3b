import type { MessagesFor } from '../../codes/index.js';
import type { BookErrors } from '../../codes/book.js';

export const book: MessagesFor<BookErrors> = {
  'no-book': () => '还没有生效的规则；请先发布（`POST /v1/book/publish`）',
  'book-changed': ({ base, current }) =>
    `这次修改基于规则 \`${base}\`，而现在生效的${current === undefined ? '是空的' : `是 \`${current}\``}；请查看差异后重新发布`,
  'book-with-errors': ({ count }) => `规则有 ${count} 处错误，见 \`diagnostics\``,
  'book-moved-on': ({ base, current, by, paths }) =>
    `这次修改基于第 ${base} 版规则，而${by === undefined ? '' : ` \`${by}\` 已发布`}第 ${current} 版${by === undefined ? '已生效' : ''}，两者不同之处在 ${quoted(paths)}；没有覆盖任何内容：请先合并这些变化（\`GET /v1/book/diff?from=${base}&to=${current}\`），再以 \`base\` ${current} 发布`,
  'book-tests-fail': ({ count }) => `规则的 ${count} 个测试没有通过，见 \`params.failed\`；请修正规则或测试`,
  'book-files-strange': ({ paths }) =>
    `${quoted(paths)}：规则由 \`.tag\` 文件和名单引用的文件组成，例如 \`list vips from "vips.txt"\`；请去掉其他文件`,
  'book-path-forbidden': ({ path }) =>
    `\`${path}\` 不能用作规则文件的路径：路径必须在文件夹之内，例如 \`rules/rfm.tag\`，不能含隐藏文件夹或某些系统禁用的字符`,
  'book-path-twice': ({ path }) => `文件 \`${path}\` 重复（至少在某些系统上是同一个文件）；请给其中一个换个名字`,
  'no-such-version': ({ version }) => `规则没有第 ${version} 版；可用 \`GET /v1/book/versions\` 查看全部版本`,
  'version-without-files': ({ version }) => `第 ${version} 版由其他程序启用，没有留下规则文件；请选择其他版本`,
  'no-draft': () => '您还没有草稿；请先保存（`PUT /v1/book/draft`）',
  'draft-moved-on': ({ current }) =>
    current === undefined
      ? '这份修改所基于的草稿已经不在了：可能已在别处发布或放弃；没有覆盖任何内容：请查看生效的规则（`GET /v1/book`），再以 `after` 为 null 保存'
      : `您的草稿已在别处保存（${current}）；没有覆盖任何内容：请先读取（\`GET /v1/book/draft\`）并合并，再以它的 \`savedAt\` 作为 \`after\` 保存`,
  'draft-with-conflicts': ({ paths }) =>
    `${quoted(paths)} 中有些行您和别人都改过；请先选定保留哪一份，保存时去掉对应的 \`conflicts\`，再发布`,
  'book-files-or-draft': () => '请二选一：给出 `files`，或用 `"draft": true` 表示您保存的草稿',
  'book-plan-stale': ({ plan }) =>
    `计划 \`${plan}\` 针对的是其他文件或其他版本；请重新生成计划（\`POST /v1/book/plan\`），确认后再发布`,
  'book-catalog-needs-engineer': ({ names }) =>
    `这次修改改变了规则可以引用的数据（${quoted(names)}），需要工程师来发布；标签、人群、指标、名单和测试您可以自行发布`,
  'rules-edited': ({ paths }) =>
    `有人改动了规则文件夹中的 ${quoted(paths)}，改动尚未生效；没有覆盖任何内容：请查看 \`GET /v1/book\` 的 \`folder\`，修正后再发布`,
  'git-under-way': ({ what }) => `规则所在的工作区正在进行 ${what}；请先在那里完成或中止，再发布`,
  'git-refused': ({ reason }) => `git 没有提交，规则未发布：${reason}`,
  'rules-link': ({ path }) => `\`${path}\` 是链接，或指向规则文件夹之外；请换成文件本身`,
  'rules-missing': () => '规则文件夹里没有 `.tag` 文件；在出现之前，上一版规则继续生效：文件夹挂载了吗？',
  'rules-not-utf8': ({ path }) => `\`${path}\` 不是 UTF-8 编码；请另存为 UTF-8`,
  'rules-unreadable': ({ path, reason }) => `无法读取 \`${path}\`：${reason}`,
  'rules-too-large': ({ path, limit }) => `\`${path}\` 超过 ${limit} 字节；请拆分`,
};

const MOST = 5;

const quoted = (names: readonly string[]): string => {
  const shown = names
    .slice(0, MOST)
    .map((name) => `\`${name}\``)
    .join('、');
  return names.length > MOST ? `${shown} 等 ${names.length} 处` : shown;
};
