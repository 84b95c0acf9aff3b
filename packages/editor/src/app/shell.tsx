import { GlobalOutlined, RocketOutlined, SearchOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, Flex, Layout, Menu, Typography } from 'antd';
import { type ReactNode, Suspense, useState } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { isEnough, useMe } from '../api/me.js';
import { useServer } from '../api/server.js';
import { useLogOut } from '../draft/log-out.js';
import { FaultBoundary } from '../ui/fault-boundary.js';
import { usePlace } from '../ui/place.js';
import { ROOM_FOR_TWO, useRoom } from '../ui/room.js';
import { Waiting } from '../ui/waiting.js';
import { type Locale, useLanguage, useWords } from '../words/index.js';
import { NoSuchPage } from './no-such-page.js';
import { pageAt, PAGES, StartPage } from './pages.js';
import { usePalette } from './palette/use-palette.js';

/** The frame: navigation on the left, who looks and the language above, the page in between. */
export const Shell = ({ start: first }: { readonly start: string }) => {
  const words = useWords('shell');
  const start = useWords('start');
  const [location] = useLocation();
  const palette = usePalette();
  const { isFolded, fold } = useFolding();
  const current = pageAt(location);
  return (
    <Layout style={{ height: '100%' }}>
      <Layout.Sider
        className="tw-frame"
        collapsible
        collapsed={isFolded}
        onCollapse={fold}
        width={176}
        collapsedWidth={56}
      >
        <Link
          href="/rules"
          title={words.name}
          aria-label={words.name}
          style={{ display: 'block', padding: '18px 20px', color: '#fff', fontWeight: 600, fontSize: 17 }}
        >
          {isFolded ? words.name.slice(0, 1) : words.name}
        </Link>
        <nav aria-label={words.navigation}>
          <Menu
            theme="dark"
            mode="inline"
            selectedKeys={current === undefined ? [] : [current.id]}
            items={PAGES.map(({ id, path, icon: Icon }) => ({
              key: id,
              icon: <Icon />,
              label: <Link href={path}>{words.pages[id]}</Link>,
            }))}
          />
        </nav>
      </Layout.Sider>
      <Layout>
        <Bar>
          <Flex justify="flex-end" align="center" gap={4} style={{ height: '100%' }}>
            <Button type="text" icon={<SearchOutlined />} title={start.palette.open} onClick={palette.open}>
              {start.palette.open} <kbd aria-hidden>Ctrl K</kbd>
            </Button>
            <Link href="/start" asChild>
              <Button type="text" icon={<RocketOutlined />} title={start.open}>
                {start.open}
              </Button>
            </Link>
            <LanguageChoice />
            <WhoLooks />
          </Flex>
        </Bar>
        <Layout.Content style={{ overflow: 'auto' }}>
          <Suspense fallback={<Waiting />}>
            <Switch>
              <Route path="/">
                <Redirect to={first} replace />
              </Route>
              {PAGES.map(({ id, path, component: Component }) => (
                <Route key={id} path={`${path}/*?`}>
                  <FaultBoundary key={id}>
                    <Component />
                  </FaultBoundary>
                </Route>
              ))}
              <Route path="/start">
                <FaultBoundary key="start">
                  <StartPage />
                </FaultBoundary>
              </Route>
              <Route>
                <NoSuchPage />
              </Route>
            </Switch>
          </Suspense>
        </Layout.Content>
        {palette.shown}
      </Layout>
    </Layout>
  );
};

/** Pages are signs alone where there is little room; whoever wants it otherwise has it so until there is more room, or less. */
const useFolding = () => {
  const hasRoom = useRoom(ROOM_FOR_TWO);
  const [wanted, setWanted] = useState({ hasRoom, isFolded: !hasRoom });
  return {
    isFolded: wanted.hasRoom === hasRoom ? wanted.isFolded : !hasRoom,
    fold: (isFolded: boolean): void => setWanted({ hasRoom, isFolded }),
  };
};

/** A page has one banner, and in somebody else’s it is not the app’s. */
const Bar = ({ children }: { readonly children: ReactNode }) => {
  const { name } = useWords('shell');
  const { isWholePage } = usePlace();
  const look = { height: 48, lineHeight: '48px', paddingInline: 16 } as const;
  return isWholePage ? (
    <Layout.Header className="tw-frame tw-bar" style={look}>
      {children}
    </Layout.Header>
  ) : (
    <section className="tw-frame tw-bar" aria-label={name} style={{ ...look, background: '#ffffff' }}>
      {children}
    </section>
  );
};

const LANGUAGES: readonly Locale[] = ['zh', 'en'];

const LanguageChoice = () => {
  const { locale, words, choose } = useLanguage();
  const { language } = words.shell;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectedKeys: [locale],
        items: LANGUAGES.map((key) => ({ key, label: language[key], onClick: () => choose(key) })),
      }}
    >
      <Button type="text" icon={<GlobalOutlined />} aria-label={`${language.label} ${language[locale]}`}>
        {language[locale]}
      </Button>
    </Dropdown>
  );
};

const WhoLooks = () => {
  const words = useWords('shell');
  const { data: me } = useMe();
  const { connection } = useServer();
  const leave = useLogOut();
  if (me === undefined) return undefined;
  const role = words.roles[me.role as keyof typeof words.roles];
  const isLocal = me.id === 'local';
  // Where the page around the app gave a key nobody logged in.
  const isByKey = connection.key !== undefined;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'role', disabled: true, label: isLocal ? words.localMode : role },
          ...(isLocal || isByKey ? [] : [{ key: 'leave', label: words.logOut, onClick: () => void leave() }]),
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />} title={isLocal ? role : me.name}>
        {isLocal ? role : me.name}
        {isEnough(me.role, 'operator') ? undefined : <Typography.Text type="secondary"> · {role}</Typography.Text>}
      </Button>
    </Dropdown>
  );
};
