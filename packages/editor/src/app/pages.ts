import {
  ApartmentOutlined,
  BarChartOutlined,
  CloudUploadOutlined,
  DatabaseOutlined,
  ExperimentOutlined,
  TagsOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { Words } from '../words/index.js';

/** A page of the app: where it is, and what is loaded when somebody goes there. */
export interface PageEntry {
  readonly id: keyof Words['shell']['pages'];
  /** Its address, and with `/…` behind it those of what it shows. */
  readonly path: string;
  readonly icon: ComponentType;
  readonly component: LazyExoticComponent<ComponentType>;
}

/** All pages, in the order of the navigation. */
export const PAGES: readonly PageEntry[] = [
  {
    id: 'rules',
    path: '/rules',
    icon: ApartmentOutlined,
    component: lazy(() => import('../pages/rules/index.js').then(({ RulesPage }) => ({ default: RulesPage }))),
  },
  {
    id: 'tags',
    path: '/tags',
    icon: TagsOutlined,
    component: lazy(() => import('../pages/tags/index.js').then(({ TagsPage }) => ({ default: TagsPage }))),
  },
  {
    id: 'customers',
    path: '/customers',
    icon: TeamOutlined,
    component: lazy(() =>
      import('../pages/customers/index.js').then(({ CustomersPage }) => ({ default: CustomersPage })),
    ),
  },
  {
    id: 'segments',
    path: '/segments',
    icon: BarChartOutlined,
    component: lazy(() => import('../pages/segments/index.js').then(({ SegmentsPage }) => ({ default: SegmentsPage }))),
  },
  {
    id: 'tests',
    path: '/tests',
    icon: ExperimentOutlined,
    component: lazy(() => import('../pages/tests/index.js').then(({ TestsPage }) => ({ default: TestsPage }))),
  },
  {
    id: 'publish',
    path: '/publish',
    icon: CloudUploadOutlined,
    component: lazy(() => import('../pages/publish/index.js').then(({ PublishPage }) => ({ default: PublishPage }))),
  },
  {
    id: 'data',
    path: '/data',
    icon: DatabaseOutlined,
    component: lazy(() => import('../pages/data/index.js').then(({ DataPage }) => ({ default: DataPage }))),
  },
];

/** The first steps, to which the frame leads from everywhere. */
export const StartPage = lazy(() => import('../pages/start/index.js').then((page) => ({ default: page.StartPage })));
