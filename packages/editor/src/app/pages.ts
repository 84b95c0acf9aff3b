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
  /** Begins to load it, before it can be shown. */
  readonly load: () => Promise<unknown>;
}

type Loaded = () => Promise<{ readonly default: ComponentType }>;

const loading = (load: Loaded): Pick<PageEntry, 'component' | 'load'> => ({ component: lazy(load), load });

/** All pages, in the order of the navigation. */
export const PAGES: readonly PageEntry[] = [
  {
    id: 'rules',
    path: '/rules',
    icon: ApartmentOutlined,
    ...loading(() => import('../pages/rules/index.js').then(({ RulesPage }) => ({ default: RulesPage }))),
  },
  {
    id: 'tags',
    path: '/tags',
    icon: TagsOutlined,
    ...loading(() => import('../pages/tags/index.js').then(({ TagsPage }) => ({ default: TagsPage }))),
  },
  {
    id: 'customers',
    path: '/customers',
    icon: TeamOutlined,
    ...loading(() => import('../pages/customers/index.js').then(({ CustomersPage }) => ({ default: CustomersPage }))),
  },
  {
    id: 'segments',
    path: '/segments',
    icon: BarChartOutlined,
    ...loading(() => import('../pages/segments/index.js').then(({ SegmentsPage }) => ({ default: SegmentsPage }))),
  },
  {
    id: 'tests',
    path: '/tests',
    icon: ExperimentOutlined,
    ...loading(() => import('../pages/tests/index.js').then(({ TestsPage }) => ({ default: TestsPage }))),
  },
  {
    id: 'publish',
    path: '/publish',
    icon: CloudUploadOutlined,
    ...loading(() => import('../pages/publish/index.js').then(({ PublishPage }) => ({ default: PublishPage }))),
  },
  {
    id: 'data',
    path: '/data',
    icon: DatabaseOutlined,
    ...loading(() => import('../pages/data/index.js').then(({ DataPage }) => ({ default: DataPage }))),
  },
];

/** The page at an address; undefined where that is of none. */
export const pageAt = (address: string): PageEntry | undefined =>
  PAGES.find(({ path }) => address === path || address.startsWith(`${path}/`));

/** The first steps, to which the frame leads from everywhere. */
export const StartPage = lazy(() => import('../pages/start/index.js').then((page) => ({ default: page.StartPage })));
