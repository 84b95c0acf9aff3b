import { Tabs } from 'antd';
import { FaultBoundary } from '../../../ui/fault-boundary.js';
import { useWords } from '../../../words/index.js';
import { PANELS, type Panel, useRulesState } from '../state.js';
import { PreviewPanel } from './preview/index.js';
import { SamplesPanel } from './samples/index.js';
import { TestsPanel } from './tests.js';
import { WhyPanel } from './why/index.js';

const SHOWN: Readonly<Record<Panel, () => React.ReactNode>> = {
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
                <Shown />
              </FaultBoundary>
            ),
          };
        })}
      />
    </section>
  );
};
