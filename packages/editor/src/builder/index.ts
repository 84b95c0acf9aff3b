/** The builder's side of a rule file: places in its text, and gestures as the smallest edits of it. */
export type * from './model.js';
export { project } from './project.js';
export { Source } from './source.js';
export { outside } from './rows.js';
export * from './predicates.js';
export { eventNamed, ofTag, ofValue, shapeOf, tagNamed, valueNamed, type Shape } from './shape.js';
export { addCase, addOtherwise, removeCase, setExpires, swapCases } from './gestures/cases.js';
export { isCaseOff, toggleCase } from './gestures/case-off.js';
export {
  addClause, alsoWhere, type Clause, clausesOpen, clausesSaid, removeClause, type Speaking,
} from './gestures/clauses.js'; // prettier-ignore
export { declare, type NewRule, nobody } from './gestures/declare.js';
export { rewrite } from './gestures/edit.js';
export { fill } from './gestures/fill.js';
export { type Flag, removeCard, setDescription, setFlag, setTagExpires } from './gestures/heads.js';
export { addNote, noteText, setCaseDescription, setNote } from './gestures/notes.js';
export { comparedWith, operandOf, setOperand, setPredicate } from './gestures/predicate.js';
export { changeOperand, conditionAbout } from './gestures/operand.js';
export {
  addRow,
  changeJoint,
  clearRow,
  isVacant,
  nest,
  removeRow,
  toggleMuted,
  toggleNegated,
} from './gestures/rows.js';
export { swapRows } from './gestures/swap.js';
export { compareWithEarlier, earlierThan } from './gestures/same.js';
export { canBeAny, happenings } from './steps.js';
export { addStep, canMoveStep, canRemoveStep, moveStep, removeStep, swapSteps } from './gestures/steps.js';
export { moveRow, moveTo } from './gestures/move.js';
export {
  conditionText, DURATION_UNITS, fieldsOfEvent, operandText, type Pick, pickKey, pickOf, stepText, usualHabit, usualStep, usualWithin,
  valueText, valueTexts, withinText,
} from './wording.js'; // prettier-ignore
