import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { createApp } from '../app.js';
import { VERSION } from '../version.js';
import { documentOf } from './document.js';

type App = ReturnType<typeof createApp>;

interface Answer {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}
interface Operation {
  readonly responses: Readonly<Record<string, Answer>>;
}
type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

/** Holds answers against the OpenAPI document of the application that gave them. */
export interface Conformance {
  /** Throws where a route does not declare such an answer: its status, its type, its shape, every property of it. */
  check(method: string, path: string, response: Response): Promise<void>;
}

/** Tells what an application answers from what it declares to answer. */
export const conformanceOf = (app: App): Conformance => {
  const document = documentOf(app, VERSION);
  const paths = document.paths as Paths;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  (addFormats as unknown as (into: Ajv2020) => void)(ajv);
  ajv.addSchema(closed(structuredClone(document)) as object, 'document');
  const routes = Object.keys(paths)
    .map((path) => ({ path, pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`) }))
    // What is written out goes before what stands for anything.
    .toSorted((a, b) => a.path.split('{').length - b.path.split('{').length);
  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (pointer: string): ValidateFunction => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `document#${pointer}` });
    validators.set(pointer, known);
    return known;
  };

  return {
    check: async (method, path, response) => {
      const route = routes.find(({ pattern }) => pattern.test(path));
      const operation = route && paths[route.path]?.[method.toLowerCase()];
      // What is no route is answered by no route.
      if (route === undefined || operation === undefined) return;
      const told = `${method} ${path} answered ${response.status}`;
      const status = [String(response.status), `${String(response.status)[0]}XX`].find(
        (each) => operation.responses[each] !== undefined,
      );
      if (status === undefined) throw new Error(`${told}, which ${route.path} does not declare`);
      const content = operation.responses[status]?.content;
      if (content === undefined) return;
      const type = response.headers.get('content-type')?.split(';')[0] ?? 'none';
      if (content[type] === undefined) throw new Error(`${told} as ${type}, which ${route.path} does not declare`);
      if (!/json$/.test(type) || /ndjson/.test(type) || content[type]?.schema === undefined) return;
      const validate = validatorOf(
        pointerTo(['paths', route.path, method.toLowerCase(), 'responses', status, 'content', type, 'schema']),
      );
      const body: unknown = await response.clone().json();
      if (!validate(body))
        throw new Error(`${told} otherwise than declared: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`);
    },
  };
};

const pointerTo = (steps: readonly string[]): string =>
  steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/** An object that says nothing of other properties has none: what a route answers it declares. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) for (const each of schema) closed(each);
  else if (typeof schema === 'object' && schema !== null) {
    const object = schema as Record<string, unknown>;
    for (const [key, value] of Object.entries(object)) if (key !== 'example' && key !== 'examples') closed(value);
    const isOpen = object['additionalProperties'] === undefined && object['unevaluatedProperties'] === undefined;
    if (isOpen && object['type'] === 'object' && object['properties'] !== undefined)
      object['additionalProperties'] = false;
    // Parts that hold together are closed together.
    if (Array.isArray(object['allOf'])) {
      for (const part of object['allOf'] as Record<string, unknown>[])
        if (part['additionalProperties'] === false) delete part['additionalProperties'];
      object['unevaluatedProperties'] ??= false;
    }
  }
  return schema;
};
