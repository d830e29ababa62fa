import { useText } from '../messages/index.ts';
import { formatMoment } from '../time/index.ts';
import type { DraftState } from './useDraft.ts';

/** Tells that what was typed is kept (草稿提示). */
export function DraftNote({ draft }: { readonly draft: Pick<DraftState, 'status' | 'at'> }) {
  const { t } = useText();
  if (draft.status === 'none' && draft.at === null) return null;
  const sentence =
    draft.status === 'failed'
      ? t('draft.failed')
      : draft.status === 'saving'
        ? t('draft.saving')
        : draft.at
          ? t('draft.saved', { at: formatMoment(draft.at).slice(11) })
          : '';
  return (
    <span className="bj-soft" aria-live="polite">
      {sentence}
    </span>
  );
}
