import { Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { FaultBoundary } from '../../../ui/fault-boundary.js';
import { Waiting } from '../../../ui/waiting.js';
import { useWords } from '../../../words/index.js';
import { PANELS, type Panel, useRulesState } from '../state.js';
import { PreviewPanel } from './preview/index.js';
import { WhyPanel } from './why/index.js';

// What is not seen at first is loaded when it is: tables and tests weigh as much as the rest of the page.
const SamplesPanel = lazy(() => import('./samples/index.js').then((panel) => ({ default: panel.SamplesPanel })));
const TestsPanel = lazy(() => import('./tests.js').then((panel) => ({ default: panel.TestsPanel })));

const SHOWN: Readonly<Record<Panel, React.ComponentType>> = {
  preview: PreviewPanel,
  why: WhyPanel,
  tests: TestsPanel,
  samples: SamplesPanel,
};

/** What is looked at beside the rules. */
export const Panels = () => {
  const words = useWords('rules');
  const { panel, set } = useRulesState();
  return (
    <section className="tw-rules-panel" aria-label={words.panel}>
      <Tabs
        activeKey={panel}
        onChange={(key) => set({ panel: key as Panel })}
        tabBarStyle={{ paddingInline: 16, margin: 0 }}
        destroyOnHidden
        items={PANELS.map((key) => {
          const Shown = SHOWN[key];
          return {
            key,
            label: words.panels[key],
            children: (
              <FaultBoundary>
                <Suspense fallback={<Waiting />}>
                  <Shown />
                </Suspense>
              </FaultBoundary>
            ),
          };
        })}
      />
    </section>
  );
};
