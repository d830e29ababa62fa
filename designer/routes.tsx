import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { PackListPage } from './packs/PackListPage.tsx';
import { PackPage } from './packs/PackPage.tsx';
import { Notice } from './ui/Answered.tsx';
import { Frame } from './ui/Frame.tsx';
import { useText } from './ui/preferences.tsx';

function Missing() {
  const { say } = useText();
  return <Notice title={say('missing')} hint="" />;
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

/** Router of the designer (页面地址), below /designer. */
export const createDesignerRouter = () => createRouter({ routeTree: root.addChildren([list, pack]), basepath: '/designer' });
