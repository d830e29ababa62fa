import { useEffect, useState } from 'react';
import { useDesk } from '../draft/EditField.tsx';

/** What a case is played on: the stored draft, or the release where there is no draft. null while the draft is being saved. */
export interface Kept {
  readonly of: string;
  readonly version: number;
}

/** The stored state of the pack to play on (试办所用版本): unsaved work is saved first. */
export function useKept(): Kept | null {
  const desk = useDesk();
  const [kept, setKept] = useState<Kept | null>(null);
  const { state, save, server } = desk;
  const released = server.released?.content ?? 'draft';
  useEffect(() => {
    let isGone = false;
    if (state === 'clean') setKept({ of: server.version > 0 ? 'draft' : released, version: server.version });
    else if (state === 'dirty')
      void save().then(version => {
        if (!isGone && version !== null) setKept({ of: version > 0 ? 'draft' : released, version });
      });
    return () => {
      isGone = true;
    };
  }, [state, server.version, released, save]);
  return kept;
}
