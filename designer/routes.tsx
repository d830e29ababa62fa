import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { CodeListPage } from './codes/CodeListPage.tsx';
import { CodeListsPage } from './codes/CodeListsPage.tsx';
import { PackListPage } from './packs/PackListPage.tsx';
import { PackPage } from './packs/PackPage.tsx';
import { ReviewsPage } from './releases/ReviewList.tsx';
import { ReviewPage } from './releases/ReviewPage.tsx';
import { Notice } from './ui/Answered.tsx';
import { Frame } from './ui/Frame.tsx';
import { useText } from './ui/preferences.tsx';
import { problemOf } from './ui/read.ts';

function Missing() {
  const { say } = useText();
  return <Notice title={say('missing')} hint="" />;
}

/** A page that could not be drawn (页面出错), e.g. because part of its code never came: it is loaded anew, with what was changed. */
function Broken({ error }: { readonly error: unknown }) {
  const { say, pick } = useText();
  const reload = <Button onClick={() => location.reload()}>{say('reload')}</Button>;
  return <Notice title={say('failed')} hint={pick(problemOf(error).message)} action={reload} isAlert />;
}

const root = createRootRoute({ component: Frame, notFoundComponent: Missing });
const list = createRoute({ getParentRoute: () => root, path: '/', component: PackListPage });
const pack = createRoute({
  getParentRoute: () => root,
  path: '/packs/$packId',
  component: function PackRoute() {
    const { packId } = pack.useParams();
    return <PackPage packId={packId} key={packId} />;
  },
});
const reviews = createRoute({ getParentRoute: () => root, path: '/reviews', component: ReviewsPage });
const review = createRoute({
  getParentRoute: () => root,
  path: '/reviews/$reviewId',
  component: function ReviewRoute() {
    const { reviewId } = review.useParams();
    return <ReviewPage reviewId={reviewId} key={reviewId} />;
  },
});
const codeLists = createRoute({ getParentRoute: () => root, path: '/codes', component: CodeListsPage });
const codeList = createRoute({
  getParentRoute: () => root,
  path: '/codes/$listId',
  component: function CodeListRoute() {
    const { listId } = codeList.useParams();
    return <CodeListPage listId={listId} key={listId} />;
  },
});

/** Router of the designer (页面地址), below /designer. */
export const createDesignerRouter = () =>
  createRouter({
    routeTree: root.addChildren([list, pack, reviews, review, codeLists, codeList]),
    basepath: '/designer',
    defaultErrorComponent: Broken,
  });
