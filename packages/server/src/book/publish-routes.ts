import { z } from '@hono/zod-openapi';
import { filesOfVersion, versionNumbered } from '@tagwright/engine';
import type { Caller } from '../auth/roles.js';
import type { Deps } from '../deps.js';
import { type Locale, ServerError } from '../errors/index.js';
import { endpoint, router } from '../http/endpoint.js';
import { jsonAnswer, jsonBody } from '../http/json-content.js';
import { shownCount } from '../suppression/count.js';
import { filesAsked, meantBy } from './asked.js';
import { checkBookJob } from './check.js';
import { dropDraft } from './drafts.js';
import { planBookJob } from './effects.js';
import type { PublishedBook, Wanted } from './publisher.js';
import { base, BOOK_BODY, checkedSchema, filesSchema, note, planSchema, publishedSchema } from './schemas.js';
import { shownCheck, shownPlan } from './shown.js';

const tags = ['book'];

/** How long counting everybody may take, in ms. */
const PLAN_MS = 120_000;

const what = {
  files: filesSchema.optional().openapi({ description: 'All files of the book: what is left out is not in it.' }),
  draft: z.literal(true).optional().openapi({ description: 'In place of `files`: the draft that you saved.' }),
};

const checkRoute = endpoint('operator', {
  method: 'post',
  path: '/book/check',
  operationId: 'checkBook',
  tags,
  summary: 'Diagnostics and tests of files that are not published',
  bodyRules: { limit: BOOK_BODY },
  request: { body: jsonBody(z.strictObject(what)) },
  responses: { 200: jsonAnswer('What was found, errors among it.', checkedSchema) },
});

const planRoute = endpoint('operator', {
  method: 'post',
  path: '/book/plan',
  operationId: 'planBook',
  tags,
  summary: 'What publishing would change: by meaning, and who enters, leaves and moves',
  bodyRules: { limit: BOOK_BODY },
  request: { body: jsonBody(z.strictObject(what)) },
  responses: { 200: jsonAnswer('The plan.', planSchema) },
});

const publishRoute = endpoint('operator', {
  method: 'post',
  path: '/book/publish',
  operationId: 'publishBook',
  tags,
  summary: 'Put files in force, on top of the version that they were made on',
  bodyRules: { limit: BOOK_BODY },
  request: {
    body: jsonBody(
      z.strictObject({
        ...what,
        base,
        note: note.optional(),
        plan: z
          .string()
          .max(100)
          .optional()
          .openapi({ description: 'Refused where it is not the plan of these files.' }),
      }),
    ),
  },
  responses: { 200: jsonAnswer('It is in force.', publishedSchema) },
});

const rollBackRoute = endpoint('operator', {
  method: 'post',
  path: '/book/roll-back',
  operationId: 'rollBackBook',
  tags,
  summary: 'Put the files of an earlier version in force again, as a new version',
  request: { body: jsonBody(z.strictObject({ version: z.int().min(1).max(1e9), base, note: note.optional() })) },
  responses: { 200: jsonAnswer('It is in force.', publishedSchema) },
});

/** Checking, planning and publishing the rule book. */
export const publishRoutes = (deps: Deps) => {
  const { store, jobs, journal, visibility, config, publisher } = deps;

  const publish = async (caller: Caller, wanted: Wanted, locale: Locale) => {
    const { changes, moved, commit, ...published }: PublishedBook = await publisher.publish(caller, wanted, locale);
    journal.note(caller, wanted.rollsBack === undefined ? 'publish' : 'roll-back', {
      kind: 'book',
      name: String(published.version),
    });
    return {
      ...published,
      changes: changes as never[],
      moved: shownCount(moved, config),
      ...(commit === undefined ? {} : { commit }),
    };
  };

  return router()
    .openapi(checkRoute, async (c) => {
      const caller = c.get('caller');
      const files = await filesAsked(store, caller, c.req.valid('json'));
      const asked = { files, hidden: await visibility.hiddenFrom(caller.role), locale: c.get('locale') };
      const budget = { deadlineMs: config.limits.jobMs, signal: c.req.raw.signal };
      return c.json(shownCheck(await jobs.run(checkBookJob, asked, budget)), 200);
    })
    .openapi(planRoute, async (c) => {
      const caller = c.get('caller');
      const files = await filesAsked(store, caller, c.req.valid('json'));
      const hidden = await visibility.hiddenFrom(caller.role);
      const asked = { files, hidden, role: caller.role, locale: c.get('locale') };
      const budget = { deadlineMs: PLAN_MS, signal: c.req.raw.signal, length: 'long' as const };
      const planned = await jobs.run(planBookJob, asked, budget);
      const readsHidden = (plan: Parameters<typeof visibility.readsHidden>[0]) => visibility.readsHidden(plan, hidden);
      const shown = shownPlan(planned, files, readsHidden, deps.book.current()?.plan, config);
      const named = new Set((shown.reasons ?? []).map(({ customer }) => customer));
      journal.note(caller, 'plan', { kind: 'book', count: named.size });
      return c.json(shown, 200);
    })
    .openapi(publishRoute, async (c) => {
      const caller = c.get('caller');
      const { base: on, note: why, plan, ...meant } = c.req.valid('json');
      const { files, draft } = await meantBy(store, caller, meant);
      const torn = (draft?.conflicts ?? []).map(({ path }) => path);
      if (torn.length > 0) throw new ServerError(409, 'draft-with-conflicts', { paths: torn });
      const wanted = {
        files,
        base: on,
        ...(why === undefined ? {} : { note: why }),
        ...(plan === undefined ? {} : { plan }),
      };
      const published = await publish(caller, wanted, c.get('locale'));
      if (draft !== undefined) await deps.keeper.record(dropDraft, { owner: caller.id, after: draft.savedAt });
      return c.json(published, 200);
    })
    .openapi(rollBackRoute, async (c) => {
      const { version, base: on, note: why } = c.req.valid('json');
      const found = await versionNumbered(store, version);
      if (found === undefined) throw new ServerError(404, 'no-such-version', { version });
      if (!found.hasFiles) throw new ServerError(409, 'version-without-files', { version });
      const files = (await filesOfVersion(store, version)).map(({ path, text }) => ({ path, text }));
      const wanted = { files, base: on, rollsBack: version, ...(why === undefined ? {} : { note: why }) };
      return c.json(await publish(c.get('caller'), wanted, c.get('locale')), 200);
    });
};
