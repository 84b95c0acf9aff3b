import { conditionText, pickOf } from '../../../builder/index.js';
import { useWords } from '../../../words/index.js';
import { AddButton } from './add-button.js';
import { useBuilding } from './building.js';
import { conditionChoices } from './choices.js';

/** A button that becomes a list of everything a condition can be about. */
export const AddCondition = ({
  event,
  onAdd,
  ...button
}: {
  cell: string;
  label: string;
  event?: string | undefined;
  isFirst: boolean;
  onAdd: (text: string) => void;
}) => {
  const { palette, vocabulary } = useBuilding();
  const words = useWords('builder');
  return (
    <AddButton
      {...button}
      asks={words.whatToAsk}
      choices={palette === undefined ? undefined : () => conditionChoices(palette, words, event)}
      onChoose={(key) => {
        if (palette !== undefined) onAdd(conditionText(pickOf(key), palette, vocabulary, event));
      }}
    />
  );
};
