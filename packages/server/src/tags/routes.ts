import { z } from '@hono/zod-openapi';
import { handSetShape } from '../customers/card-shape.js';
import type { Deps } from '../deps.js';
import { endpoint, router } from '../http/endpoint.js';
import { instantText } from '../http/lists.js';
import { askingOf } from '../segments/routes.js';
import { bookSeenBy } from '../visibility/book-seen.js';
import { removeByHand, setByHand } from './by-hand.js';
import { coverageFor } from './coverage.js';
import { rulesOf, tagNamed, tagsFor } from './library.js';
import { coverageSchema, tagRuleSchema, tagSchema } from './shape.js';

const tags = ['tags'];
const nameSchema = z.string().min(1).max(400).openapi({ example: 'RFM评级', description: 'Any of its names.' });
const onCustomer = z.object({ id: z.string().min(1).max(1000), name: nameSchema });

const listRoute = endpoint('viewer', {
  method: 'get',
  path: '/tags',
  operationId: 'listTags',
  tags,
  summary: 'The tag library: what there is, who uses it, how it does',
  responses: {
    200: {
      description: 'Tags in the order of the book.',
      content: { 'application/json': { schema: z.object({ items: z.array(tagSchema) }) } },
    },
  },
});

const tagRoute = endpoint('viewer', {
  method: 'get',
  path: '/tags/{name}',
  operationId: 'getTag',
  tags,
  summary: 'A tag of the library, and who gets which value by reasoning over its conditions',
  request: { params: z.object({ name: nameSchema }) },
  responses: {
    200: {
      description: 'The tag.',
      content: {
        'application/json': {
          schema: tagSchema
            .extend({ rules: z.array(tagRuleSchema), coverage: coverageSchema.optional() })
            .openapi('TagWithRules'),
        },
      },
    },
  },
});

const setSchema = z.strictObject({
  value: z.string().min(1).max(400).openapi({ description: 'One of the values of the tag.' }),
  until: z.iso
    .datetime({ offset: true })
    .optional()
    .openapi({ description: 'Excluded; for good, or as long as the tag says, if left out.' }),
});

const setRoute = endpoint('operator', {
  method: 'post',
  path: '/customers/{id}/tags/{name}',
  operationId: 'setTag',
  tags,
  summary: 'Set a value of a manual tag by hand, one of those that the book declares',
  request: { params: onCustomer, body: { content: { 'application/json': { schema: setSchema } } } },
  responses: {
    201: { description: 'What is set.', content: { 'application/json': { schema: handSetShape } } },
  },
});

const removeRoute = endpoint('operator', {
  method: 'delete',
  path: '/customers/{id}/tags/{name}',
  operationId: 'removeTag',
  tags,
  summary: 'Take away what was set by hand: one value, or whatever the tag has',
  request: {
    params: onCustomer,
    query: z.object({ value: z.string().min(1).max(400).optional() }),
  },
  responses: { 204: { description: 'It is taken away.' } },
});

/** The tags of the book, and those that people set. */
export const tagRoutes = (deps: Deps) => {
  const { journal } = deps;
  return router()
    .openapi(listRoute, async (c) => c.json({ items: [...(await tagsFor(deps, askingOf(c), c.get('locale')))] }, 200))
    .openapi(tagRoute, async (c) => {
      const caller = c.get('caller');
      const { name } = c.req.valid('param');
      const [tag] = await tagsFor(deps, askingOf(c), c.get('locale'), name);
      if (tag === undefined) throw new Error(`${name} was found, and is not there`);
      const { inForce, plan } = await bookSeenBy(deps, caller);
      const coverage = await coverageFor(deps, inForce, tag.name, c.req.raw.signal);
      journal.note(caller, 'read', { kind: 'tag', name: tag.name });
      const rules = [...rulesOf(tagNamed(plan, tag.name), inForce)];
      return c.json({ ...tag, rules, ...(coverage === undefined ? {} : { coverage }) }, 200);
    })
    .openapi(setRoute, async (c) => {
      const caller = c.get('caller');
      const { id, name } = c.req.valid('param');
      const { value, until } = c.req.valid('json');
      const ends = until === undefined ? undefined : Date.parse(until);
      const set = await setByHand(deps, caller, { id, tag: name }, value, ends);
      journal.note(caller, 'change', { kind: 'tag', name: `${set.tag}: ${set.value}`, customer: set.customer });
      const times = {
        from: instantText(set.from),
        ...(set.until === undefined ? {} : { until: instantText(set.until) }),
      };
      return c.json({ tag: set.tag, value: set.value, ...times, by: caller.name }, 201);
    })
    .openapi(removeRoute, async (c) => {
      const caller = c.get('caller');
      const { id, name } = c.req.valid('param');
      const customer = await removeByHand(deps, caller, { id, tag: name }, c.req.valid('query').value);
      journal.note(caller, 'change', { kind: 'tag', name, customer });
      return c.body(null, 204);
    });
};
