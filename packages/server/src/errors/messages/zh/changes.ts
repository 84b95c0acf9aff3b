import type { MessagesFor } from '../../codes/index.js';
import type { ChangeErrors } from '../../codes/changes.js';

const REFUSED: Readonly<Record<ChangeErrors['webhook-url-refused']['why'], string>> = {
  unreadable: '这不是一个网址；请写成 `https://crm.example/hooks/tags` 这样',
  protocol: '消息只通过 `https` 发送；要用 `http`，须在服务器配置中允许',
  credentials: '网址里不能带用户名和密码；接收方凭签名即可确认发送者',
  fragment: '`#` 之后的内容不会被发送；请去掉',
  port: '不向这个端口发送；如有需要，请在服务器配置中允许其他端口',
};

export const changes: MessagesFor<ChangeErrors> = {
  'no-such-cursor': ({ cursor }) =>
    `日志还没有到 \`${cursor}\`，这个位置来自别的数据库；请用应答里的 \`next\`，或者不写`,
  'too-many-streams': ({ limit }) => `这个密钥已经打开了 ${limit} 个流；请先关闭一个，或在一个流里订阅多个标签`,
  'no-such-webhook': ({ id }) => `没有 Webhook \`${id}\``,
  'too-many-webhooks': ({ limit }) => `已有 ${limit} 个 Webhook，达到上限；请先删除一个`,
  'webhook-url-refused': ({ url, why }) => `不能向 \`${url}\` 发送：${REFUSED[why]}`,
  'webhook-address-private': ({ host, address }) =>
    host === address
      ? `\`${address}\` 不是公网地址；除非服务器配置允许，否则不会向它发送`
      : `\`${host}\` 指向 \`${address}\`，不是公网地址；除非服务器配置允许，否则不会向它发送`,
  'no-such-change': ({ seq }) =>
    `第 ${seq} 条没有可以重发的内容：它不在日志中，或没有带来新的变化，或不属于这个 Webhook 的订阅范围`,
  'replay-too-large': ({ limit, upTo }) => `要重发的消息超过 ${limit} 条；请分批重发：第一批可以到第 ${upTo} 条`,
};
