import { Route, Switch } from 'wouter';
import { nameIn } from '../../ui/rest.js';
import { GroupPage } from './group/index.js';
import { SegmentList } from './list/index.js';

/** Segments, and who is in them: the list, and a page for each of them and for each value of a tag. */
export function SegmentsPage() {
  return (
    <Switch>
      <Route path="/segments/segment/:name">
        {({ name }) => {
          const group = { kind: 'segment', name: nameIn(name) } as const;
          return <GroupPage key={name} group={group} />;
        }}
      </Route>
      <Route path="/segments/tag/:name/:value">
        {({ name, value }) => {
          const group = { kind: 'tag', name: nameIn(name), value: nameIn(value) } as const;
          return <GroupPage key={`${name} ${value}`} group={group} />;
        }}
      </Route>
      <Route>
        <SegmentList />
      </Route>
    </Switch>
  );
}
