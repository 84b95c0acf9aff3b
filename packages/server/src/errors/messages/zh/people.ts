import type { MessagesFor } from '../../codes/index.js';
import type { PeopleErrors } from '../../codes/people.js';

export const people: MessagesFor<PeopleErrors> = {
  'no-such-customer': ({ id }) => `没有客户 \`${id}\``,
  'no-such-tag': ({ name, nearest }) =>
    `没有标签 \`${name}\`，${nearest === undefined ? '现有标签见 `GET /v1/tags`' : `是不是 \`${nearest}\`？`}`,
  'no-such-tag-or-segment': ({ name }) => `没有名为 \`${name}\` 的标签或分群`,
  'no-such-field': ({ field, event }) =>
    event === undefined
      ? `客户没有字段 \`${field}\`；现有字段见 \`GET /v1/catalog\``
      : `事件 \`${event}\` 没有字段 \`${field}\`；现有字段见 \`GET /v1/catalog\``,
  'no-such-event': ({ event }) => `没有事件 \`${event}\`；现有事件见 \`GET /v1/catalog\``,
  'no-such-personal-tag': ({ name }) => `您在这里没有个人标签 \`${name}\``,
  'personal-tag-without-name': () => '个人标签要有名称：至少一个非空白字符',
  'personal-tag-unreadable': ({ name }) =>
    `${JSON.stringify(name)} 中有看不见的字符（控制字符或改变文字方向的标记），请去掉`,
  'personal-tag-too-long': ({ length, limit }) => `名称有 ${length} 个字符，个人标签最多 ${limit} 个；短一些也更好找`,
  'personal-tag-exists': ({ name }) => `您已有个人标签 \`${name}\`；请换一个名称，或先删除原来的`,
  'personal-tags-too-many': ({ limit }) =>
    `您已有 ${limit} 个个人标签，不能再增加；请删除不用的（\`DELETE /v1/personal-tags/{name}\`）`,
  'tag-not-manual': ({ tag }) => `\`${tag}\` 由规则得出，不能手动设置；只有声明为 \`manual\`（手动）的标签可以`,
  'tag-value-unknown': ({ tag, value, values }) =>
    `\`${tag}\` 没有取值 \`${value}\`；可用的取值有 ${values.map((each) => `\`${each}\``).join('、')}`,
  'tag-not-set': ({ tag, value }) =>
    value === undefined ? `没有人为该客户手动设置过 \`${tag}\`` : `没有人为该客户把 \`${tag}\` 手动设为 \`${value}\``,
  'until-not-ahead': ({ until }) => `\`until\` 为 ${until}，已经过去；请给出将来的时间，或不填`,
  'search-value-alone': () => '按标签搜索要同时给出标签和取值：`?tag=…&value=…`',
  'search-field-alone': ({ field }) => `\`field\` 指在哪个字段中查找文本，需与文本一起给出：\`?field=${field}&text=…\``,
  'no-such-text-field': ({ field }) => `客户没有名为 \`${field}\` 的文本字段；现有字段见 \`GET /v1/catalog\``,
};
