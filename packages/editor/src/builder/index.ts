/** The builder's side of a rule file: places in its text, and gestures as the smallest edits of it. */
export type * from './model.js';
export { project } from './project.js';
export { Source } from './source.js';
export { addCase, removeCase, setExpires, swapCases } from './gestures/cases.js';
export { fill } from './gestures/fill.js';
export { addRow, changeJoint, nest, removeRow, toggleMuted, toggleNegated } from './gestures/rows.js';
export { swapRows } from './gestures/swap.js';
