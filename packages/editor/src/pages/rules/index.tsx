import { Button, Drawer, Flex, Splitter } from 'antd';
import { useState } from 'react';
import { useMay } from '../../api/me.js';
import { usePlace } from '../../ui/place.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ROOM_FOR_THREE, ROOM_FOR_TWO, useRoom } from '../../ui/room.js';
import { useWords } from '../../words/index.js';
import { RulesTour } from '../start/tour.js';
import { Desk } from './desk.js';
import { NewFile } from './new-file.js';
import { RuleList } from './list/rule-list.js';
import { LiveProvider } from './live/provider.js';
import { Panels } from './panels/index.js';
import { useRulesState } from './state.js';
import { StatusBar } from './status/index.js';
import { usePageKeys } from './use-page-keys.js';
import { usePlaceAsked } from './use-place-asked.js';
import { useRuleAsked } from './use-rule-asked.js';
import './rules.css';

/** Where rules are written: the list of them, the builder over the text, and what they say of customers. */
export function RulesPage() {
  const { file } = useRulesState();
  return (
    <LiveProvider file={file}>
      <RulesFrame />
    </LiveProvider>
  );
}

const RulesFrame = () => {
  const words = useWords('rules');
  const { file } = useRulesState();
  const hasList = useRoom(ROOM_FOR_TWO);
  const hasPanels = useRoom(ROOM_FOR_THREE);
  const [drawer, setDrawer] = useState<'list' | 'panel'>();
  const onKeyDown = usePageKeys();
  const { element } = usePlace();
  if (file === undefined) return <NoFiles />;
  const close = (): void => setDrawer(undefined);
  return (
    <Flex vertical className="tw-rules" onKeyDown={onKeyDown}>
      <Splitter className="tw-rules-columns">
        {hasList ? (
          <Splitter.Panel defaultSize={256} min={200} max={440} collapsible>
            <RuleList />
          </Splitter.Panel>
        ) : undefined}
        <Splitter.Panel min={hasList ? 360 : 0}>
          <Desk
            more={
              <>
                {hasList ? undefined : <Button onClick={() => setDrawer('list')}>{words.showList}</Button>}
                {hasPanels ? undefined : <Button onClick={() => setDrawer('panel')}>{words.showPanel}</Button>}
              </>
            }
          />
        </Splitter.Panel>
        {hasPanels ? (
          <Splitter.Panel defaultSize={400} min={300} max={640} collapsible>
            <Panels />
          </Splitter.Panel>
        ) : undefined}
      </Splitter>
      <Asked />
      <StatusBar />
      <RulesTour partsOf={() => columnsIn(element)} />
      <Drawer title={words.list} placement="left" size={340} open={drawer === 'list'} onClose={close}>
        <RuleList onChosen={close} />
      </Drawer>
      <Drawer title={words.showPanel} size={480} open={drawer === 'panel'} onClose={close}>
        <Panels />
      </Drawer>
    </Flex>
  );
};

/** Goes where the address leads; nothing of the page is drawn anew while it looks for it. */
const Asked = () => {
  usePlaceAsked();
  useRuleAsked();
  return undefined;
};

/** The list, the desk and the panels, as far as the page is wide enough for them. */
const columnsIn = (element: HTMLElement): readonly (HTMLElement | undefined)[] => {
  const shown = [...element.querySelectorAll<HTMLElement>('.tw-rules-columns > .ant-splitter-panel')];
  return shown.length === 3 ? shown : [undefined, shown.at(-1), undefined];
};

const NoFiles = () => {
  const words = useWords('rules');
  const mayWrite = useMay('operator');
  return (
    <Flex justify="center" style={{ padding: 64 }}>
      <EmptyState title={words.noFiles} help={words.noFilesHelp} action={mayWrite ? <NewFile /> : undefined} />
    </Flex>
  );
};
