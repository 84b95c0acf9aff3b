import type { Report } from '../report.js';
import { buildExpression, buildWhere } from './conditions.js';
import type { Context } from './cst.js';

/** The context of a unit that ends at an offset. */
export const contextFor = (report: Report, end: number): Context => ({
  report,
  end,
  expression: buildExpression,
  where: buildWhere,
});
