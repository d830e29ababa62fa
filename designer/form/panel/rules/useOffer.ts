import { useState } from 'react';
import { offered, type Typing, typingAt } from './complete.ts';
import type { NameInSight } from './names.ts';

interface Offer {
  readonly typing: Typing;
  readonly names: readonly NameInSight[];
  readonly active: number;
}

/** The names offered at the caret, and moving among them. */
export function useOffer(names: readonly NameInSight[]) {
  const [offer, setOffer] = useState<Offer | null>(null);
  const look = (text: string, caret: number): void => {
    const typing = typingAt(text, caret);
    const found = typing ? offered(typing.word, names) : [];
    setOffer(typing && found.length > 0 ? { typing, names: found, active: 0 } : null);
  };
  const move = (by: number): void => setOffer(now => now && { ...now, active: (now.active + by + now.names.length) % now.names.length });
  return { offer, look, move, close: () => setOffer(null) };
}
