import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, useState } from 'react';
import { CallProblem } from '#server/contract/client.ts';
import { createWorkbenchRouter } from './routes.tsx';
import { Appearance } from './shared/Appearance.tsx';
import { PreferencesProvider } from './shared/messages/index.ts';

/** Answers that asking again will not change. */
const isFinal = (error: Error): boolean => error instanceof CallProblem && error.problem.status >= 400 && error.problem.status < 500;

/** Reads and commands; an answer 401 makes the frame ask for the password again. */
function createQueries(): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof CallProblem && error.problem.status === 401) void queries.invalidateQueries({ queryKey: ['getSession'] });
  };
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { staleTime: 10_000, retry: (times, error) => times < 2 && !isFinal(error), refetchOnWindowFocus: true } },
  });
  return queries;
}

/** The workbench (工作台): pages for people who work with cases. */
export function WorkbenchApp() {
  const [queries] = useState(createQueries);
  const [router] = useState(createWorkbenchRouter);
  return (
    <StrictMode>
      <PreferencesProvider>
        <Appearance>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </Appearance>
      </PreferencesProvider>
    </StrictMode>
  );
}
