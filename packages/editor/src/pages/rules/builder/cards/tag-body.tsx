import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { addCase, addOtherwise, type Card, type Case, nobody, removeCard, removeCase, swapCases } from '../../../../builder/index.js'; // prettier-ignore
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { NameForm } from '../name-form.js';
import { CaseBlock } from './case-block.js';
import type { Declared } from './declared.js';

/** The values of a tag, in their order, and whom each is for. */
export const TagBody = ({ declared: { cards } }: { declared: Declared }) => {
  const words = useWords('builder');
  const { source, vocabulary, mayWrite, act } = useBuilding();
  const [isNaming, setNaming] = useState(false);
  const [first] = cards;
  const last = cards.at(-1) ?? first;
  const cases = cards.flatMap((card) => card.cases.map((each) => ({ card, each })));
  const whole: Card = { ...last, cases: cases.map(({ each }) => each) };
  const remove = (card: Card, each: Case): void =>
    act(first.node.kind === 'TagLine' ? removeCard(source, card) : removeCase(source, each), 'value/add');
  const move = (index: number, by: -1 | 1): void =>
    act(swapCases(source, whole, by === 1 ? index : index - 1), `${index + by}/value`);
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
            move={(by) => move(index, by)}
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
