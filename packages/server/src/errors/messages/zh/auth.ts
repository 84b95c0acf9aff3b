import type { MessagesFor } from '../../codes/index.js';
import type { AuthErrors } from '../../codes/auth.js';

export const ROLE: Readonly<Record<string, string>> = {
  viewer: '查看者',
  operator: '运营',
  engineer: '工程师',
  admin: '管理员',
  ingest: '仅上报数据',
};

export const WHO = {
  public: '任何人',
  ingest: '上报数据的密钥，或工程师及以上',
  viewer: '查看者及以上',
  operator: '运营及以上',
  engineer: '工程师及以上',
  admin: '管理员',
};

export const auth: MessagesFor<AuthErrors> = {
  'login-needed': () => '还没有登录；请附上密钥：`Authorization: Bearer tw_…`',
  'key-unknown': () => '这个密钥不存在或已撤销；请向管理员索取新的密钥',
  'session-ended': () => '登录已失效；请重新登录',
  'too-many-failures': ({ seconds }) => `这个地址用错密钥的次数太多；请 ${seconds} 秒后再试`,
  'not-allowed': ({ role, needed }) => `需要${WHO[needed]}的权限，而所用密钥的角色是“${ROLE[role] ?? role}”`,
  'origin-foreign': ({ origin }) =>
    origin === undefined
      ? '已登录的浏览器要说明请求来自哪个页面（`Origin`），但没有说明'
      : `\`${origin}\` 的页面不能以已登录者的身份在这里修改内容`,
  'keys-missing': ({ host }) =>
    `还没有管理员密钥，在 \`${host}\` 上任何人都能做任何事；请先用 \`tagwright serve --new-key 姓名\` 创建密钥，或者只在本机监听（\`--host 127.0.0.1\`）`,
  'no-such-key': ({ id }) => `没有密钥 \`${id}\``,
  'last-admin-key': () => '这是仅有的管理员密钥，撤销后就没有人能再创建密钥；请先创建另一个',
};
