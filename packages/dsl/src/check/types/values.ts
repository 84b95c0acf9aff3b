import { bool, type ValueType } from '../../catalog/types.js';
import type { Expr } from '../../syntax/ast/index.js';
import { unreachable } from '../../text/unreachable.js';
import type { Context } from '../context.js';
import { valueOfMember, valueOfRef } from '../scope/resolve.js';
import { aggregateType, recencyType } from './aggregates.js';
import { arithmeticType, negationType } from './arithmetic.js';
import { excerpt } from './called.js';
import { callType } from './calls.js';
import { reportBareTag } from './conditions.js';
import { dateType, durationType, numberType } from './literals.js';

/** The type of an expression that has to be a value; undefined where it has none, which has then been reported. */
export const valueType = (expr: Expr, cx: Context): ValueType | undefined => {
  switch (expr.kind) {
    case 'NumberLit':
    case 'PercentLit':
      return numberType(expr, cx);
    case 'DurationLit':
      return durationType(expr, cx);
    case 'DateLit':
      return dateType(expr);
    case 'BoolLit':
      return bool;
    case 'Ref':
      return valueOfRef(expr, cx);
    case 'Member':
      return valueOfMember(expr, cx);
    case 'Arith':
      return arithmeticType(expr, cx);
    case 'Negate':
      return negationType(expr, cx);
    case 'Call':
      return callType(expr, cx);
    case 'Aggregate':
      return aggregateType(expr, cx);
    case 'Recency':
      return recencyType(expr, cx);
    case 'TagRef':
      if (cx.event !== undefined) cx.report('not-in-where', expr, { what: 'tag' });
      else reportBareTag(expr, cx);
      return undefined;
    case 'Compare':
    case 'In':
    case 'Between':
    case 'TextTest':
    case 'MissingTest':
    case 'Has':
    case 'InWindow':
    case 'Did':
    case 'HeldFor':
    case 'Changed':
    case 'InSegment':
    case 'And':
    case 'Or':
    case 'Not':
      cx.report('condition-as-value', expr, { text: excerpt(expr, cx) });
      cx.condition(expr);
      return undefined;
    case 'Hole':
      return undefined;
    default:
      return unreachable(expr);
  }
};
