import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { addCase, addOtherwise, type Card, type Case, moveTo, nobody, project, removeCard, removeCase, Source, swapCases } from '../../../../builder/index.js'; // prettier-ignore
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { NameForm } from '../name-form.js';
import { useDragging } from '../dragging.js';
import { CaseBlock } from './case-block.js';
import { declaredAs, declaredIn, type Declared } from './declared.js';

/** The values of a tag, in their order, and whom each is for. */
export const TagBody = ({ declared }: { declared: Declared }) => {
  const words = useWords('builder');
  const { source, vocabulary, mayWrite, act } = useBuilding();
  const [isNaming, setNaming] = useState(false);
  const { cards } = declared;
  const [first] = cards;
  const last = cards.at(-1) ?? first;
  const cases = cards.flatMap((card) => card.cases.map((each) => ({ card, each })));
  const remove = (card: Card, each: Case): void =>
    act(first.node.kind === 'TagLine' ? removeCard(source, card) : removeCase(source, each), 'value/add');
  const move = (from: number, to: number): void =>
    act(
      moveTo(source.text, from, to, (parsed, at) => {
        const same = declaredAs(declaredIn(project(parsed)), declared.key);
        return same === undefined ? [] : swapCases(new Source(parsed), wholeOf(same), at);
      }),
      `${to}/value`,
    );
  const dragging = useDragging(
    (dragged, place) => dragged !== place,
    (dragged, place) => move(Number(dragged), Number(place)),
  );
  const hasOtherwise = cases.some(({ each }) => each.node.trigger.kind === 'OtherwiseTrigger');
  const isManual = first.node.kind === 'TagDecl' && first.node.manual;
  const canHaveOtherwise = first.node.kind === 'TagDecl' && !first.node.manual && !first.node.many && !hasOtherwise;
  return (
    <>
      <ol className="tw-cases" aria-label={words.values}>
        {cases.map(({ each, card }, index) => (
          <CaseBlock
            key={index}
            each={each}
            id={String(index)}
            inherited={first.node.kind === 'TagDecl' ? first.node.expires : undefined}
            canMoveUp={index > 0}
            canMoveDown={index < cases.length - 1}
            move={(by) => move(index, index + by)}
            dragging={dragging}
            remove={cases.length > 1 ? () => remove(card, each) : undefined}
          />
        ))}
      </ol>
      {mayWrite ? (
        <Flex gap={8} wrap align="center">
          {isNaming ? (
            <NameForm
              label={words.newValueLabel}
              taken={cases.map(({ each }) => each.node.value.text)}
              cancel={() => setNaming(false)}
              done={(name) => {
                setNaming(false);
                const at = hasOtherwise ? cases.length - 1 : cases.length;
                act(
                  addCase(source, last, name, nobody(vocabulary), vocabulary),
                  isManual ? `${at}/value` : `${at}/add`,
                );
              }}
            />
          ) : (
            <Button icon={<PlusOutlined />} data-cell="value/add" onClick={() => setNaming(true)}>
              {words.addValue}
            </Button>
          )}
          {canHaveOtherwise ? (
            <Button
              type="text"
              onClick={() => act(addOtherwise(source, last, words.elseValue, vocabulary), `${cases.length}/value`)}
            >
              {words.addOtherwise}
            </Button>
          ) : undefined}
        </Flex>
      ) : undefined}
    </>
  );
};

/** A tag as one card, where each of its values is a line of its own. */
const wholeOf = ({ cards }: Declared): Card => ({
  ...(cards.at(-1) ?? cards[0]),
  cases: cards.flatMap((card) => card.cases),
});
