import type { TagDecl } from '../../syntax/ast/index.js';
import { shownName } from '../model.js';
import type { Rule } from './rule.js';

/** A tag that staff set by hand has no conditions, and its values should not outlive what staff knew. */
export const manualTags: Rule = ({ each }) => {
  each<TagDecl>('TagDecl', (tag, { report }) => {
    if (!tag.manual) return;
    const name = shownName(tag.names);
    for (const { value, trigger } of tag.cases) {
      if (trigger.kind !== 'PresetTrigger') report('manual-with-trigger', trigger, { tag: name, value: value.text });
    }
    const expires = tag.expires !== undefined || tag.cases.every((one) => one.expires !== undefined);
    if (!expires) report('manual-never-expires', tag.names[0] ?? tag, { tag: name });
  });
};
