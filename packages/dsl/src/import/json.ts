/** JSON as it was read. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

export const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);

/** A place in a document: a JSON Pointer (RFC 6901), empty for the whole. */
export type Pointer = string;

export const below = (pointer: Pointer, ...keys: readonly (string | number)[]): Pointer =>
  pointer + keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Short enough to quote in a message. */
export const shownJson = (json: Json): string => {
  const text = JSON.stringify(json);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

/** Whether lists and objects stand in one another deeper than that, however deep: it is not walked by recursion. */
export const isDeeperThan = (limit: number, json: Json): boolean => {
  let level: readonly Json[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values<Json>(each) : []));
  }
  return false;
};
