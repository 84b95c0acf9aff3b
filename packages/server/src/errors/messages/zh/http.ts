import type { MessagesFor } from '../../codes/index.js';
import type { HttpErrors } from '../../codes/http.js';

const at = ({ line, column }: { readonly line: number; readonly column: number }): string =>
  `第 ${line} 行第 ${column} 列`;

export const http: MessagesFor<HttpErrors> = {
  'no-such-route': ({ path }) => `没有 \`${path}\` 这个地址；有哪些地址，见 /docs`,
  'method-not-allowed': ({ method, allowed }) => `这里不能用 \`${method}\`，只能用 ${allowed.join('、')}`,
  'media-type-unsupported': ({ given, accepted }) =>
    given === undefined
      ? `请求体没有写明类型；请用其中一种：${accepted.join('、')}`
      : `这里不读 \`${given}\` 类型的请求体；请用其中一种：${accepted.join('、')}`,
  'body-too-large': ({ limit }) => `请求体超过 ${limit} 字节；请分成几次发送`,
  'body-not-utf8': ({ offset }) => `请求体不是 UTF-8：第 ${offset + 1} 个字节不该在这里；请用 UTF-8 书写`,
  'body-not-json': ({ found, ...place }) =>
    found === ''
      ? `请求体不是 JSON：到${at(place)}就结束了，后面还缺内容`
      : `请求体不是 JSON：${at(place)}的 \`${found}\` 不该在这里`,
  'body-key-twice': ({ key, ...place }) => `${at(place)}的键 \`${key}\` 在同一个对象里已经写过；请只留一个`,
  'body-key-forbidden': ({ key, ...place }) => `${at(place)}的键 \`${key}\` 在这里没有意义；请去掉`,
  'body-too-deep': ({ limit, ...place }) => `请求体在${at(place)}嵌套超过 ${limit} 层；这里读的内容没有这么深的`,
  'body-number-too-large': ({ number, ...place }) => `${at(place)}的数 \`${number}\` 太大，读不准；请写成文本`,
  'body-with-nul': (place) => `${at(place)}的文本里有 NUL 字符，数据库存不了；请去掉`,
  'body-not-gzip': () => '请求体声明为 gzip，但不是，或者不完整；请重新发送',
  'encoding-unsupported': ({ given }) => `这里不读以 \`${given}\` 压缩的请求体；请用 gzip，或不压缩`,
  'store-unavailable': () => '数据库暂时不能用；请稍后再试，并告诉管理员',
  'request-unreadable': () => '请求无法读取；请检查写法',
  'url-not-utf8': () => '地址里有一个 `%`，后面不是 UTF-8；要写百分号本身，请用 `%25`',
  'url-with-nul': () => '地址里有 NUL 字符（`%00`），没有名称会含有它；请去掉',
  'request-invalid': ({ count }) => `请求有 ${count} 处错误，见 \`errors\``,
  'too-many-requests': ({ seconds }) => `这个密钥的请求太快；请 ${seconds} 秒后再试`,
  'host-not-local': ({ host }) => `\`${host}\` 不是本机；没有密钥时，服务器只应答 localhost，以免网页冒用您的身份`,
  'unexpected-fault': () => '服务器自身出错，已写入日志；请把请求编号告诉管理员',
  'app-not-built': ({ folder }) =>
    `\`${folder}\` 里没有 \`index.html\`，不是构建好的网页应用；请先构建（\`npm run build\`），或去掉 \`app\`，只提供接口`,
  'cannot-listen': ({ host, port, reason }) =>
    reason === 'EADDRINUSE'
      ? `\`${host}\` 的端口 ${port} 已被其他程序占用；请结束那个程序，或换一个端口（\`--port\`）`
      : `无法在 \`${host}\` 的端口 ${port} 监听：${reason}；请换一个（\`--host\`、\`--port\`）`,
  'shutting-down': () => '服务器即将停止；请稍后再试',
};
