import { Tooltip } from 'antd';
import { useText } from '../messages/index.ts';

/**
 * 暂定: a due day in a year whose holidays are not published. A button whose explanation opens by pointer, touch or keyboard; `isPlain` inside links,
 * where it is words and hidden words.
 */
export function ProvisionalMark({ isPlain = false }: { readonly isPlain?: boolean }) {
  const { t } = useText();
  const why = t('time.provisionalWhy');
  if (isPlain)
    return (
      <em className="bj-provisional">
        {t('time.provisional')}
        <span className="bj-visually-hidden">{why}</span>
      </em>
    );
  return (
    <Tooltip title={why} trigger={['hover', 'focus', 'click']}>
      <button type="button" className="bj-provisional" data-testid="provisional" onClick={event => event.stopPropagation()}>
        {t('time.provisional')}
        <span className="bj-visually-hidden">{why}</span>
      </button>
    </Tooltip>
  );
}
