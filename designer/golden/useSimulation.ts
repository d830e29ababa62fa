import { useState } from 'react';
import type { ProblemDetails } from '#server/contract/schemas.ts';
import type { SimulationReport } from '#server/contract/designing.ts';
import { useDesk } from '../draft/EditField.tsx';
import { problemOf, useSend } from '../ui/read.ts';

/** The golden cases run on the draft (用例运行): what came out stays while other tabs are shown. */
export interface Simulation {
  readonly report: SimulationReport | null;
  readonly problem: ProblemDetails | null;
  readonly isRunning: boolean;
  /** The draft was changed after it was run (结果已过时). */
  readonly isOutdated: boolean;
  readonly run: () => void;
  readonly forget: () => void;
}

/** Runs the golden cases; unsaved work is saved first. */
export function useSimulation(mayEdit: boolean): Simulation {
  const desk = useDesk();
  const send = useSend('simulatePack', () => {});
  const [ranOn, setRanOn] = useState<number | null>(null);
  const [isSaving, setSaving] = useState(false);
  const start = async (): Promise<void> => {
    setSaving(true);
    const version = mayEdit && desk.state !== 'clean' ? await desk.save() : desk.server.version;
    setSaving(false);
    if (version === null) return;
    setRanOn(version);
    send.mutate({ params: { packId: desk.pack }, body: { of: version > 0 ? 'draft' : (desk.server.released?.content ?? 'draft') } });
  };
  const isRunning = isSaving || send.isPending;
  return {
    report: send.data ?? null,
    problem: send.error ? problemOf(send.error) : null,
    isRunning,
    isOutdated: !isRunning && (desk.state !== 'clean' || desk.server.version !== ranOn),
    run: () => {
      if (!isRunning) void start();
    },
    forget: send.reset,
  };
}
