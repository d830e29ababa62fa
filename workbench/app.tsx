import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useState } from 'react';
import { CodesProvider } from '#forms/render/codes.ts';
import { CallProblem } from '#server/contract/client.ts';
import { createWorkbenchRouter } from './routes.tsx';
import { codes } from './shared/api/codes.ts';
import { onSignedOut } from './shared/api/index.ts';
import { Appearance } from './shared/Appearance.tsx';
import { PreferencesProvider } from './shared/messages/index.ts';

/** Answers that asking again will not change. */
const isFinal = (error: Error): boolean => error instanceof CallProblem && error.problem.status >= 400 && error.problem.status < 500;

/** Reads and commands; when nobody is signed in any more, the frame hears of it and asks for the password again. */
function createQueries(): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      // a browser that takes itself for offline (离线) may still reach the server of its centre: asking tells
      queries: {
        staleTime: 10_000,
        retry: (times, error) => times < 2 && !isFinal(error),
        refetchOnWindowFocus: true,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  onSignedOut(() => void queries.invalidateQueries({ queryKey: ['getSession'] }));
  return queries;
}

/** The workbench (工作台): pages for people who work with cases. */
export function WorkbenchApp() {
  const [queries] = useState(createQueries);
  const [router] = useState(() => createWorkbenchRouter(queries));
  return (
    <StrictMode>
      <PreferencesProvider>
        <Appearance>
          <QueryClientProvider client={queries}>
            <CodesProvider source={codes}>
              <RouterProvider router={router} />
            </CodesProvider>
          </QueryClientProvider>
        </Appearance>
      </PreferencesProvider>
    </StrictMode>
  );
}
