import { Collapse } from 'antd';
import { useDraft } from '../../../draft/index.js';
import { patchOf, TextDiff } from '../../../ui/text-diff.js';

/** What the draft writes otherwise than the published book, file by file. */
export const WrittenOtherwise = () => {
  const { draft } = useDraft();
  const before = new Map(draft.base.files.map(({ path, text }) => [path, text]));
  const paths = [...new Set([...before.keys(), ...draft.paths])].toSorted().filter((path) => draft.isChanged(path));
  return (
    <Collapse
      {...(paths.length === 1 ? { defaultActiveKey: paths } : {})}
      items={paths.map((path) => ({
        key: path,
        label: path,
        children: <TextDiff label={path} patch={patchOf(path, before.get(path) ?? '', draft.textOf(path))} />,
      }))}
    />
  );
};
