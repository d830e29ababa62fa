import { createContext, type ReactNode, useContext } from 'react';
import { type Golden, useGolden } from './useGolden.tsx';
import { type Simulation, useSimulation } from './useSimulation.ts';

/** What is being done with the golden cases of the draft (用例工作): the case that is open, and the last run. */
export interface GoldenWork {
  readonly golden: Golden;
  readonly simulation: Simulation;
}

const Work = createContext<GoldenWork | null>(null);

/** Holds the work on golden cases above the tabs, so that it stays while another tab is shown. */
export function GoldenWorkProvider({ mayEdit, children }: { readonly mayEdit: boolean; readonly children: ReactNode }) {
  const simulation = useSimulation(mayEdit);
  const golden = useGolden(simulation.forget);
  return <Work.Provider value={{ golden, simulation }}>{children}</Work.Provider>;
}

/** The work on the golden cases of the draft. */
export function useGoldenWork(): GoldenWork {
  const work = useContext(Work);
  if (!work) throw new Error('Expected a GoldenWorkProvider above this component, but there is none');
  return work;
}
