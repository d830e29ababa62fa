import { createContext, useContext } from 'react';
import type { DraftProblem } from '#server/contract/designing.ts';

/** The problem somebody looks at (选中的问题): its elements are lit on the canvas. */
export const PickedProblem = createContext<DraftProblem | null>(null);

export const usePickedProblem = (): DraftProblem | null => useContext(PickedProblem);
