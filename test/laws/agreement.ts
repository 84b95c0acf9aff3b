import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../oracle/index.js';

/** Where two answers differ, the oracle's first; empty: nowhere. Thresholds that the oracle does not name are passed over. */
export function differences(oracle: Answer, pipeline: Answer, name = 'the pipeline'): readonly string[] {
  const thresholds = Object.fromEntries(
    Object.entries(pipeline.thresholds).filter(([label]) => label in oracle.thresholds),
  );
  return differencesBelow('', oracle, { ...pipeline, thresholds }, name);
}

function differencesBelow(path: string, oracle: unknown, pipeline: unknown, name: string): readonly string[] {
  if (isDeepStrictEqual(oracle, pipeline)) return [];
  if (!isRecord(oracle) || !isRecord(pipeline)) {
    return [`${path}: the oracle says ${show(oracle)}, ${name} ${show(pipeline)}`];
  }
  const keys = [...new Set([...Object.keys(oracle), ...Object.keys(pipeline)])];
  return keys.flatMap((key) =>
    differencesBelow(path === '' ? key : `${path} ${key}`, oracle[key], pipeline[key], name),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
