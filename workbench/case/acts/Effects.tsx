import { ClockCircleOutlined } from '@ant-design/icons';
import { useId } from 'react';
import { useText } from '../../shared/messages/index.ts';
import { actMessages } from './messages.ts';

/** What an act will do to the clocks, before it is confirmed (对时限的影响). */
export function Effects({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useText(actMessages);
  const id = useId();
  if (lines.length === 0) return null;
  return (
    <section className="bj-act-effects" aria-labelledby={id}>
      <h3 id={id}>
        <ClockCircleOutlined aria-hidden /> {t('effects')}
      </h3>
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
