import { z } from '@hono/zod-openapi';
import { filesOfVersion, latestVersion, versionNumbered, versionsBefore } from '@tagwright/engine';
import type { Deps } from '../deps.js';
import { ServerError } from '../errors/index.js';
import { endpoint, router } from '../http/endpoint.js';
import { jsonAnswer, jsonBody } from '../http/json-content.js';
import { instantText, page } from '../http/lists.js';
import { shownCount } from '../suppression/count.js';
import { checkPaths } from './asked.js';
import { diffBooksJob } from './diff.js';
import { draftOf, dropDraft, type Replaced, saveDraft } from './drafts.js';
import {
  afterSchema,
  base,
  BOOK_BODY,
  bookSchema,
  conflictsSchema,
  diffSchema,
  draftSchema,
  filesSchema,
  keptFileSchema,
  savedDraftSchema,
  versionSchema,
} from './schemas.js';
import { plain, shownVersion } from './shown.js';

const tags = ['book'];

const bookRoute = endpoint('viewer', {
  method: 'get',
  path: '/book',
  operationId: 'readBook',
  tags,
  summary: 'The rule book in force: its files, and since when each of them is as it is',
  responses: { 200: jsonAnswer('The book.', bookSchema) },
});

const draftRoute = endpoint('operator', {
  method: 'get',
  path: '/book/draft',
  operationId: 'readBookDraft',
  tags,
  summary: 'The draft of whoever asks',
  responses: { 200: jsonAnswer('The draft.', draftSchema) },
});

const saveRoute = endpoint('operator', {
  method: 'put',
  path: '/book/draft',
  operationId: 'saveBookDraft',
  tags,
  summary: 'Keep what is not finished yet, faults and all; nobody else sees it',
  bodyRules: { limit: BOOK_BODY },
  request: {
    body: jsonBody(
      z.strictObject({
        base,
        files: filesSchema,
        conflicts: conflictsSchema.default([]),
        after: afterSchema.nullable().optional(),
      }),
    ),
  },
  responses: { 200: jsonAnswer('It is kept.', savedDraftSchema) },
});

const dropRoute = endpoint('operator', {
  method: 'delete',
  path: '/book/draft',
  operationId: 'dropBookDraft',
  tags,
  summary: 'Throw the draft away',
  request: { query: z.object({ after: afterSchema.optional() }) },
  responses: { 204: { description: 'There is none any more.' } },
});

const versionsRoute = endpoint('viewer', {
  method: 'get',
  path: '/book/versions',
  operationId: 'listBookVersions',
  tags,
  summary: 'All versions, the last one first',
  request: { query: page.query.extend({ after: z.coerce.number().int().min(1).optional() }) },
  responses: { 200: jsonAnswer('Versions.', page.of(versionSchema)) },
});

const versionRoute = endpoint('viewer', {
  method: 'get',
  path: '/book/versions/{version}',
  operationId: 'readBookVersion',
  tags,
  summary: 'A version with its files',
  request: { params: z.object({ version: z.coerce.number().int().min(1).max(1e9) }) },
  responses: {
    200: jsonAnswer(
      'The version.',
      versionSchema.extend({ files: z.array(keptFileSchema) }).openapi('BookVersionWithFiles'),
    ),
  },
});

const version = z.coerce.number().int().min(0).max(1e9);

const diffRoute = endpoint('viewer', {
  method: 'get',
  path: '/book/diff',
  operationId: 'diffBook',
  tags,
  summary: 'What changed between two versions: in text, in meaning, and whom that moved',
  request: {
    query: z.object({
      from: version.openapi({ description: '0: before there was any.' }),
      to: version.min(1).optional().openapi({ description: 'The one in force if left out.' }),
    }),
  },
  responses: { 200: jsonAnswer('The difference.', diffSchema) },
});

/** Reading the rule book and its versions, and the draft that everybody has for himself. */
export const bookRoutes = (deps: Deps) => {
  const { store, keeper, jobs, journal, config } = deps;
  return router()
    .openapi(bookRoute, async (c) => {
      const last = await latestVersion(store);
      const folder = deps.rules?.shown(c.get('locale'));
      const beside = folder === undefined ? {} : { folder: plain(folder) };
      if (last === undefined) return c.json({ version: 0, files: [], ...beside }, 200);
      const { hasFiles: _, ...info } = shownVersion(last);
      const files = await filesOfVersion(store, last.version);
      return c.json({ ...info, files: [...files], ...beside }, 200);
    })
    .openapi(draftRoute, async (c) => {
      const draft = await draftOf(store, c.get('caller').id);
      if (draft === undefined) throw new ServerError(404, 'no-draft', {});
      const { base: on, savedAt, files, conflicts } = draft;
      const torn = conflicts.length === 0 ? {} : { conflicts: [...conflicts] };
      return c.json({ base: on, savedAt: instantText(savedAt), files: [...files], ...torn }, 200);
    })
    .openapi(saveRoute, async (c) => {
      const { after, ...written } = c.req.valid('json');
      checkPaths(written.files);
      const owner = c.get('caller').id;
      const savedAt = await keeper.record(saveDraft, { owner, ...written, after: replacedBy(after) });
      if (savedAt === undefined) throw await movedOn(store, owner);
      return c.json({ base: written.base, savedAt: instantText(savedAt) }, 200);
    })
    .openapi(dropRoute, async (c) => {
      const owner = c.get('caller').id;
      const { after } = c.req.valid('query');
      const meant = after === undefined ? 'any' : Date.parse(after);
      if (await keeper.record(dropDraft, { owner, after: meant })) return c.body(null, 204);
      if (after !== undefined && (await draftOf(store, owner)) !== undefined) throw await movedOn(store, owner);
      throw new ServerError(404, 'no-draft', {});
    })
    .openapi(versionsRoute, async (c) => {
      const { after, limit } = c.req.valid('query');
      const found = await versionsBefore(store, after, limit + 1);
      return c.json(
        page.cut(found.map(shownVersion), limit, (last) => String(last.version)),
        200,
      );
    })
    .openapi(versionRoute, async (c) => {
      const { version: number } = c.req.valid('param');
      const found = await versionNumbered(store, number);
      if (found === undefined) throw new ServerError(404, 'no-such-version', { version: number });
      return c.json({ ...shownVersion(found), files: [...(await filesOfVersion(store, number))] }, 200);
    })
    .openapi(diffRoute, async (c) => {
      const { from, to } = c.req.valid('query');
      const budget = { deadlineMs: config.limits.jobMs, signal: c.req.raw.signal };
      const { files, changes, members, ...between } = await jobs.run(diffBooksJob, { from, to }, budget);
      const hidden = await deps.visibility.hiddenFrom(c.get('caller').role);
      const plan = deps.book.current()?.plan;
      const unseen = plan === undefined ? new Set<string>() : deps.visibility.readsHidden(plan, hidden);
      const shown = members
        ?.filter(({ name }) => !unseen.has(name))
        .map(({ kind, name, value, entered, left }) => ({
          kind,
          name,
          ...(value === undefined ? {} : { value }),
          entered: shownCount(entered, config),
          left: shownCount(left, config),
        }));
      journal.note(c.get('caller'), 'read', { kind: 'book', name: `${between.from}..${between.to}` });
      return c.json(
        {
          ...between,
          files: [...files],
          changes: changes as never[],
          ...(shown === undefined ? {} : { members: shown }),
        },
        200,
      );
    });
};

/** What a draft is to take the place of: `null` says that there was none when it was begun. */
const replacedBy = (after: string | null | undefined): Replaced =>
  after === undefined ? 'any' : after === null ? 'none' : Date.parse(after);

const movedOn = async (store: Deps['store'], owner: string): Promise<ServerError> => {
  const current = (await draftOf(store, owner))?.savedAt;
  return new ServerError(409, 'draft-moved-on', { current: current === undefined ? undefined : instantText(current) });
};
