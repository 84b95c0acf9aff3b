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
  ajv.addSchema(closed(spelledOut(document)), 'document');
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
      if (!type.endsWith('json') || type.endsWith('ndjson') || content[type]?.schema === undefined) return;
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

type Schema = Record<string, unknown>;

/** The document with what is named in an `allOf` written out in its place: it is closed together with what is added to it. */
const spelledOut = (document: object): Schema => {
  const whole = structuredClone(document) as Schema;
  const named = structuredClone((whole['components'] as Schema | undefined)?.['schemas'] ?? {}) as Record<
    string,
    Schema
  >;
  eachSchema(whole, (schema) => {
    if (Array.isArray(schema['allOf']))
      schema['allOf'] = (schema['allOf'] as Schema[]).map((part) => {
        const name = /^#\/components\/schemas\/(.+)$/.exec(String(part['$ref']))?.[1];
        return name === undefined ? part : structuredClone(named[name] ?? part);
      });
  });
  return whole;
};

/** An object that says nothing of other properties has none: what a route answers it declares. */
const closed = (document: Schema): Schema => {
  eachSchema(document, (schema) => {
    for (const part of (schema['allOf'] ?? []) as Schema[]) part['isPart'] = true;
  });
  eachSchema(document, (schema) => {
    const isOpen = schema['additionalProperties'] === undefined && schema['isPart'] === undefined;
    if (isOpen && schema['allOf'] !== undefined) schema['unevaluatedProperties'] ??= false;
    else if (isOpen && schema['type'] === 'object' && schema['properties'] !== undefined)
      schema['additionalProperties'] = false;
  });
  return document;
};

const eachSchema = (value: unknown, act: (schema: Schema) => void): void => {
  if (Array.isArray(value)) for (const each of value) eachSchema(each, act);
  else if (typeof value === 'object' && value !== null) {
    act(value as Schema);
    for (const [key, each] of Object.entries(value)) if (key !== 'example' && key !== 'examples') eachSchema(each, act);
  }
};
