import type { Value } from '../model/index.js';
import { aggregateValue } from './aggregates.js';
import { computedValue } from './computed.js';
import type { Dice } from './dice.js';
import { exactDuration, INTEGERS } from './literals.js';
import { literal, NOTHING_SPECIAL, type MadeUp, type MakeValue } from './made-up.js';
import { customerSources, enumValues, eventSources, ofKind, type Kind, type Scope } from './scope.js';

/** A value of a kind: a field, a metric, an aggregate, something reckoned. */
export function randomValue(scope: Scope, kind: Kind, depth: number): MadeUp | undefined {
  const { dice } = scope;
  const aggregate: MakeValue = (place, wanted) => aggregateValue(place, wanted, randomValue);
  const computed: MakeValue = (place, wanted) =>
    computedValue(place, wanted, (inner) => randomValue(place, inner, depth - 1));
  if (depth > 1 && (kind === 'number' || kind === 'duration') && dice.chance(0.04)) return constant(dice, kind);
  const first = dice.weighted<MakeValue>([
    [5, fieldValue],
    [5, metricValue],
    [scope.event ? 1 : 6, aggregate],
    [depth > 0 ? 3 : 0, computed],
  ]);
  // A maker that finds nothing hands over to the others.
  for (const make of [first, fieldValue, aggregate, metricValue]) {
    const made = make(scope, kind, depth);
    if (made) return made;
  }
  return undefined;
}

/** A written value: as a metric, a name for a figure. */
function constant(dice: Dice, kind: 'number' | 'duration'): MadeUp {
  const value: Value = kind === 'duration' ? { kind, duration: exactDuration(dice) } : literal(dice.pick(INTEGERS));
  return { ...NOTHING_SPECIAL, kind, overall: true, value };
}

function fieldValue(scope: Scope, kind: Kind): MadeUp | undefined {
  const sources = ofKind([...customerSources(scope), ...(scope.event ? eventSources(scope.event) : [])], kind);
  if (sources.length === 0) return undefined;
  const source = scope.dice.pick(sources);
  return { ...NOTHING_SPECIAL, kind, value: source.value, values: enumValues(source) };
}

/** Inside a `where`, no metric that hangs on a rank. */
function metricValue(scope: Scope, kind: Kind): MadeUp | undefined {
  const metrics = scope.metrics.filter((known) => known.kind === kind && !(scope.event && known.ranked));
  if (metrics.length === 0) return undefined;
  const { metric, ...known } = scope.dice.pick(metrics);
  return { ...known, value: { kind: 'metric', metric: metric.names[0] } };
}
