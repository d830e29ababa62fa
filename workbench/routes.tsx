import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Navigate, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Frame } from './frame/Frame.tsx';
import { PageBroken, PageMissing } from './frame/PageBroken.tsx';
import { homeOf } from './frame/places.tsx';
import { LoginPage } from './login/LoginPage.tsx';
import { prefetch, useMe } from './shared/api/index.ts';
import { Loading } from './shared/states/index.ts';
import { type CaseSearch, readCaseSearch } from './cases/search.ts';
import { readStatisticsSearch, type StatisticsSearch } from './statistics/search.ts';
import { type CardSearch, readCardSearch } from './supervise/cards/search.ts';
import { type CalendarSearch, readCalendarSearch } from './calendar/search.ts';

const CasePage = lazy(() => import('./case/CasePage.tsx').then(module => ({ default: module.CasePage })));
const DocumentPage = lazy(() => import('./case/DocumentPage.tsx').then(module => ({ default: module.DocumentPage })));

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

const root = createRootRouteWithContext<{ readonly queries: QueryClient }>()({ component: Outlet, notFoundComponent: PageMissing });
const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: LoginPage,
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    text(search.to)?.startsWith('/') && !text(search.to)?.startsWith('//') ? { to: text(search.to)! } : {},
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./login/SetupPage.tsx'), 'SetupPage'),
});
const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Frame });
const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  component: function Home() {
    return <Navigate to={homeOf(useMe())} replace />;
  },
});
const intake = createRoute({
  getParentRoute: () => frame,
  path: '/intake',
  component: lazyRouteComponent(() => import('./intake/IntakePage.tsx'), 'IntakePage'),
  validateSearch: (search: Record<string, unknown>): { item?: string; from?: string } => pickTexts(search, ['item', 'from']),
  loaderDeps: ({ search }) => search,
  // What the page needs is asked for while its code and the frame are on their way; it reads the answers itself.
  loader: ({ context, deps: { item } }) => {
    if (item) prefetch(context.queries, 'getItem', { params: { itemId: item } });
    prefetch(context.queries, 'getSession', {});
  },
});
const inbox = createRoute({
  getParentRoute: () => frame,
  path: '/inbox',
  component: lazyRouteComponent(() => import('./inbox/InboxPage.tsx'), 'InboxPage'),
  validateSearch: (search: Record<string, unknown>): { task?: string; stage?: string; card?: string; type?: string } =>
    pickTexts(search, ['task', 'stage', 'card', 'type']),
});
const task = createRoute({
  getParentRoute: () => frame,
  path: '/tasks/$caseId/$taskId',
  component: lazyRouteComponent(() => import('./inbox/TaskPage.tsx'), 'TaskPage'),
});
const cases = createRoute({
  getParentRoute: () => frame,
  path: '/cases',
  component: lazyRouteComponent(() => import('./cases/CaseListPage.tsx'), 'CaseListPage'),
  validateSearch: (search: Record<string, unknown>): CaseSearch => readCaseSearch(search),
});
const casePage = createRoute({
  getParentRoute: () => frame,
  path: '/cases/$caseId',
  component: function CaseRoute() {
    const { caseId } = casePage.useParams();
    return (
      <Suspense fallback={<Loading rows={10} />}>
        <CasePage caseId={caseId} key={caseId} />
      </Suspense>
    );
  },
});
const documentPage = createRoute({
  getParentRoute: () => frame,
  path: '/cases/$caseId/documents/$documentId',
  component: function DocumentRoute() {
    const { caseId, documentId } = documentPage.useParams();
    return (
      <Suspense fallback={<Loading rows={10} />}>
        <DocumentPage caseId={caseId} documentId={documentId} />
      </Suspense>
    );
  },
});
const supervision = createRoute({
  getParentRoute: () => frame,
  path: '/supervision',
  component: lazyRouteComponent(() => import('./supervise/SupervisionPage.tsx'), 'SupervisionPage'),
  validateSearch: (search: Record<string, unknown>): CardSearch => readCardSearch(search),
});
const statistics = createRoute({
  getParentRoute: () => frame,
  path: '/statistics',
  component: lazyRouteComponent(() => import('./statistics/StatisticsPage.tsx'), 'StatisticsPage'),
  validateSearch: (search: Record<string, unknown>): StatisticsSearch => readStatisticsSearch(search),
});
const calendar = createRoute({
  getParentRoute: () => frame,
  path: '/calendar',
  component: lazyRouteComponent(() => import('./calendar/CalendarPage.tsx'), 'CalendarPage'),
  validateSearch: (search: Record<string, unknown>): CalendarSearch => readCalendarSearch(search),
});
const people = createRoute({
  getParentRoute: () => frame,
  path: '/people',
  component: lazyRouteComponent(() => import('./people/PeoplePage.tsx'), 'PeoplePage'),
});
const deadline = createRoute({
  getParentRoute: () => frame,
  path: '/calendar/deadline',
  component: function Deadline() {
    return <Navigate to="/calendar" search={{ tab: 'deadline' }} replace />;
  },
});

function pickTexts<K extends string>(search: Record<string, unknown>, keys: readonly K[]): { [P in K]?: string } {
  return Object.fromEntries(keys.flatMap(key => (text(search[key]) ? [[key, text(search[key])]] : []))) as { [P in K]?: string };
}

const tree = root.addChildren([
  login,
  setup,
  frame.addChildren([home, intake, inbox, task, cases, casePage, documentPage, supervision, statistics, calendar, people, deadline]),
]);

/** Router of the workbench (页面地址). */
export const createWorkbenchRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    defaultErrorComponent: PageBroken,
    defaultPendingComponent: Loading,
    defaultPendingMs: 200,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createWorkbenchRouter>;
  }
}
