import type { Card } from '#server/contract/schemas.ts';

/** What a dialog about a card needs. */
export interface CardDialogProps {
  readonly card: Pick<Card, 'id' | 'caseId'>;
  readonly onClose: () => void;
}
