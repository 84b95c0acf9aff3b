import { DeleteOutlined, EditOutlined, MessageOutlined } from '@ant-design/icons';
import { type Ast, nameText } from '@tagwright/dsl';
import { App, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useDrafting } from '../../../../draft/index.js';
import { useLanguageWorker } from '../../../../language/index.js';
import { removeCard, setDescription, setTagExpires } from '../../../../builder/index.js';
import { useWords } from '../../../../words/index.js';
import { useBuilding } from '../building.js';
import { LiveNumber } from '../hit-count.js';
import { IconButton } from '../icon-button.js';
import { NameForm } from '../name-form.js';
import { Notes, useNewNote } from '../grid/notes.js';
import { type Declared, isRule } from './declared.js';
import { Description } from './description.js';
import { ExpiresButton } from './expires-button.js';
import { TagKind } from './tag-kind.js';

/** What a declaration is called and is for, and what can be done with all of it. */
export const CardHead = ({ declared }: { declared: Declared }) => {
  const words = useWords('builder');
  const { source, vocabulary, mayWrite, act } = useBuilding();
  const [card] = declared.cards;
  const { node } = card;
  const canWrite = mayWrite && isRule(node);
  const newNote = useNewNote(card.span);
  return (
    <header className="tw-card-head">
      <Notes notes={card.notes.before} />
      {newNote.field}
      <Flex align="center" gap={8} wrap>
        <span className="tw-kind">{words.kinds[node.kind]}</span>
        <Name declared={declared} canWrite={canWrite} />
        <span style={{ flex: 1 }} />
        <LiveNumber of="declarations" spans={declared.cards.map(({ span }) => span)} />
        {node.kind === 'TagDecl' && !node.manual ? (
          <ExpiresButton
            expires={node.expires}
            cell="tag/expires"
            set={(text) => act(setTagExpires(source, node, text, vocabulary), 'tag/expires')}
          />
        ) : undefined}
        {node.kind === 'TagDecl' ? <TagKind tag={node} /> : undefined}
        {canWrite ? <IconButton label={words.addNote} icon={<MessageOutlined />} act={newNote.begin} /> : undefined}
        {canWrite ? <DeleteRule declared={declared} /> : undefined}
      </Flex>
      {node.kind === 'TagDecl' || node.kind === 'SegmentDecl' || node.kind === 'MetricDecl' ? (
        <Description
          text={node.description?.text ?? ''}
          cell="description"
          canWrite={canWrite}
          done={(text) => act(setDescription(source, node, card, text, vocabulary), 'description')}
        />
      ) : undefined}
    </header>
  );
};

const Name = ({ declared, canWrite }: { declared: Declared; canWrite: boolean }) => {
  const words = useWords('builder');
  const { path, palette, show } = useBuilding();
  const { draft } = useDrafting();
  const worker = useLanguageWorker();
  const { message } = App.useApp();
  const [isNaming, setNaming] = useState(false);
  const { node } = declared.cards[0];
  const name = nameNodeOf(node);
  const rename = async (next: string): Promise<void> => {
    setNaming(false);
    if (worker === undefined || name === undefined || next === declared.name) return;
    const renaming = await worker.language.rename(path, name.span.start, next);
    if (!renaming.ok) {
      void message.error(renaming.reason.replaceAll('`', ''));
      return;
    }
    for (const { file, edits } of renaming.changes) draft.buffer(file)?.apply(edits);
    show(declared.key.replace(/:.*$/, `:${next}`));
  };
  if (isNaming)
    return (
      <NameForm
        label={words.renameLabel}
        initial={declared.name}
        help={words.renameHelp}
        button={words.rename}
        taken={[]}
        cancel={() => setNaming(false)}
        done={(next) => void rename(next)}
      />
    );
  const others = node.kind === 'TagLine' || !('names' in node) ? [] : node.names.slice(1);
  return (
    <>
      <Typography.Title level={2} className="tw-card-name">
        {declared.name === '' ? words.kinds[node.kind] : declared.name}
      </Typography.Title>
      {others.map(({ text }) => (
        <Typography.Text key={text} type="secondary">
          {text}
        </Typography.Text>
      ))}
      {canWrite && palette !== undefined ? (
        <IconButton label={words.rename} icon={<EditOutlined />} act={() => setNaming(true)} />
      ) : undefined}
    </>
  );
};

const nameNodeOf = (node: Ast.Decl): Ast.Name | undefined =>
  node.kind === 'TagLine' ? node.tag : 'names' in node ? node.names[0] : undefined;

const DeleteRule = ({ declared }: { declared: Declared }) => {
  const words = useWords('builder');
  const { source, act, show } = useBuilding();
  const { message } = App.useApp();
  const remove = (): void => {
    act(declared.cards.flatMap((card) => removeCard(source, card)));
    show(undefined);
    void message.info(words.deleted(nameText(declared.name)));
  };
  return <IconButton label={words.deleteRule} icon={<DeleteOutlined />} act={remove} />;
};
