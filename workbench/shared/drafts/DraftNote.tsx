import { Button } from 'antd';
import { useText } from '../messages/index.ts';
import { formatMoment } from '../time/index.ts';
import type { DraftState } from './useDraft.ts';

type Shown = Pick<DraftState, 'status' | 'at' | 'problem'>;

function useSentence({ status, at, problem }: Shown): string {
  const { t, pick } = useText();
  if (status === 'failed') return t('draft.failed');
  if (status === 'saving') return t('draft.saving');
  if (status === 'refused') return problem ? pick(problem.message) : t('draft.failed');
  return at ? t('draft.saved', { at: formatMoment(at).slice(11) }) : '';
}

/** Tells that what was typed is kept (草稿提示), or asks which of two drafts is to be kept. */
export function DraftNote({ draft }: { readonly draft: Shown & Partial<Pick<DraftState, 'takeOther' | 'keepMine'>> }) {
  const { t, pick } = useText();
  const sentence = useSentence(draft);
  if (draft.status === 'newer') {
    const at = draft.problem?.details?.at;
    return (
      <div className="bj-note bj-draft-newer" role="alert">
        {t('draft.newer', { at: typeof at === 'number' ? formatMoment(at) : '' })}{' '}
        {draft.problem && draft.problem.code !== 'draft-newer' && <span>{pick(draft.problem.message)} </span>}
        <Button size="small" onClick={draft.takeOther}>
          {t('draft.takeOther')}
        </Button>{' '}
        <Button size="small" onClick={draft.keepMine}>
          {t('draft.keepMine')}
        </Button>
      </div>
    );
  }
  if (draft.status === 'none' && draft.at === null) return null;
  return (
    <span className={draft.status === 'refused' ? 'bj-draft-refused' : 'bj-soft'} aria-live="polite">
      {sentence}
    </span>
  );
}
