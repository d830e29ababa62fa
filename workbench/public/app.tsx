import { StrictMode } from 'react';
import { PreferencesProvider } from '../shared/messages/preferences.tsx';
import { GuideListPage } from './guides/GuideListPage.tsx';
import { GuidePage } from './guides/GuidePage.tsx';
import { HomePage } from './home/HomePage.tsx';
import { ProgressPage } from './progress/ProgressPage.tsx';
import { placeOf, usePath } from './shared/places.ts';
import { Shell } from './shared/Shell.tsx';

function Page() {
  const { path, state, key } = usePath();
  const place = placeOf(path);
  switch (place.page) {
    case 'guides':
      return <GuideListPage />;
    case 'guide':
      return <GuidePage centre={place.centre} itemId={place.itemId} key={path} />;
    case 'progress':
      return state?.proof ? <ProgressPage proof={state.proof} key={key} /> : <HomePage />;
    case 'home':
      return <HomePage />;
  }
}

/** The public pages (公众服务): progress of a case, guides, rating. Nobody signs in; made for phones. */
export function PublicApp() {
  return (
    <StrictMode>
      <PreferencesProvider>
        <Shell>
          <Page />
        </Shell>
      </PreferencesProvider>
    </StrictMode>
  );
}
