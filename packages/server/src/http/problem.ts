import { EngineError, messageOf as engineMessageOf } from '@tagwright/engine';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { STATUS_OF_ENGINE } from '../errors/from-engine.js';
import { type Locale, messageOf, ServerError } from '../errors/index.js';
import { titleOf } from '../errors/messages/titles.js';
import type { Environment } from './environment.js';
import { PROBLEM_TYPE } from './problem-schema.js';

/** What is thrown on the way to an answer, as a problem document in the language of whoever asks. */
export const problemOf = (c: Context<Environment>, thrown: unknown): Response => {
  const { status, headers, ...said } = describe(thrown, c.get('locale'));
  const document = {
    type: `urn:tagwright:problem:${said.code}`,
    title: titleOf(status, c.get('locale')),
    status,
    ...said,
    requestId: c.get('requestId'),
  };
  const body = JSON.stringify(document, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
  return c.body(body, status as ContentfulStatusCode, {
    'Content-Type': PROBLEM_TYPE,
    'X-Request-Id': document.requestId,
    'Content-Language': c.get('locale') === 'zh' ? 'zh-CN' : 'en',
    ...headers,
  });
};

const describe = (thrown: unknown, locale: Locale) => {
  if (thrown instanceof ServerError) {
    const { status, code, params, errors, diagnostics, headers } = thrown;
    const beside = {
      ...(errors === undefined ? {} : { errors }),
      ...(diagnostics === undefined ? {} : { diagnostics }),
    };
    return { status, code, detail: messageOf(code, params, locale), ...paramsOf(params), ...beside, headers };
  }
  if (thrown instanceof EngineError) {
    const { code, params } = thrown as EngineError;
    const status = STATUS_OF_ENGINE[code];
    // Of paths and addresses of the database only the log speaks.
    if (status >= 500)
      return { status, code, detail: messageOf('store-unavailable', {}, locale), headers: { 'Retry-After': '5' } };
    return {
      status,
      code,
      detail: engineMessageOf(thrown, locale === 'zh' ? 'zh-CN' : 'en'),
      ...paramsOf(params),
      headers: {},
    };
  }
  return { status: 500, code: 'unexpected-fault', detail: messageOf('unexpected-fault', {}, locale), headers: {} };
};

const paramsOf = (params: object): { readonly params?: object } => (Object.keys(params).length === 0 ? {} : { params });
