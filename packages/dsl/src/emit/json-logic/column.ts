import type { Column } from '../../plan/types.js';
import type { Value } from '../../plan/values.js';
import { unreachable } from '../../text/unreachable.js';
import { ruleOfCondition } from './condition.js';
import type { Emission } from './emission.js';
import { call, constant, type Rule } from './rule.js';
import { ruleOfValue, summandOf } from './value.js';

/** An aggregate as a rule: events in a window, those that pass `where`, a value of each, and what is made of these. */
export const ruleOfColumn = (column: Column, emission: Emission): Rule => {
  const { fn, type } = column;
  const events = eventsOf(column, emission);
  const values = (rule: Rule): Rule => ({ map: [events, rule] });
  switch (fn) {
    case 'count':
      return column.value === undefined
        ? call('tw_count', events)
        : call('tw_count_known', values(ruleOfValue(column.value, emission)));
    case 'sum':
      return call('tw_sum', values(summandOf(valueOf(column), type, emission)));
    case 'min':
    case 'max':
    case 'first':
    case 'last':
    case 'distinct':
      return call(`tw_${fn}`, values(ruleOfValue(valueOf(column), emission)));
    case 'mode': {
      const declared = type.kind === 'enum' ? [type.values] : [];
      return call('tw_mode', values(ruleOfValue(valueOf(column), emission)), ...declared);
    }
    case 'days':
      return call('tw_distinct', values(call('tw_local_date', call('tw_event_time'))));
    default:
      return unreachable(fn);
  }
};

const eventsOf = ({ event, window, where }: Column, emission: Emission): Rule => {
  const events = call('tw_events', event, ...(window === undefined ? [] : [constant(window)]));
  return where === undefined ? events : { filter: [events, ruleOfCondition(where, emission)] };
};

const valueOf = ({ id, fn, value }: Column): Value => {
  if (value === undefined) throw new Error(`${fn} of ${id} is of something`);
  return value;
};
