import { type ImportedRules, importRules, type ImportOptions, type RuleFormat } from '../document.js';
import type { Json } from '../json.js';
import { written } from '../logic.js';
import * as make from '../nodes.js';
import { groupCondition, isGroup } from './condition.js';

/**
 * Queries of react-querybuilder, versions 7 and 8, as segments of the language. What is missing compares with nothing, as
 * in the rest of the language. https://react-querybuilder.js.org/docs/typescript#rulegrouptype
 */
export const importQuery = (document: Json, options: ImportOptions): ImportedRules =>
  importRules(document, FORMAT, options);

const FORMAT: RuleFormat = {
  isRule: isGroup,
  keys: ['query', 'rule', 'ruleGroup'],
  declare: (name, rule, pointer, translation) => {
    if (!isGroup(rule)) return translation.findings.error('no-rule', pointer, {});
    const condition = groupCondition(rule, pointer, translation);
    return condition === undefined ? undefined : make.segment(name, written(condition));
  },
};
