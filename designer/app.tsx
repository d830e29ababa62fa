import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useState } from 'react';
import { CallProblem } from '#server/contract/client.ts';
import { createDesignerRouter } from './routes.tsx';
import { Appearance } from './ui/Appearance.tsx';
import { PreferencesProvider } from './ui/preferences.tsx';

/** Answers that asking again will not change. */
const isFinal = (error: Error): boolean => error instanceof CallProblem && error.problem.status >= 400 && error.problem.status < 500;
const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // a browser that takes itself for offline (离线) may still reach the server of its centre: asking tells
      queries: { staleTime: 10_000, retry: (times, error) => times < 2 && !isFinal(error), networkMode: 'always' },
      mutations: { networkMode: 'always' },
    },
  });

/** The designer (设计器): for now, packs to look at. */
export function DesignerApp() {
  const [queries] = useState(createQueries);
  const [router] = useState(createDesignerRouter);
  return (
    <StrictMode>
      <PreferencesProvider>
        <Appearance>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router as never} />
          </QueryClientProvider>
        </Appearance>
      </PreferencesProvider>
    </StrictMode>
  );
}
