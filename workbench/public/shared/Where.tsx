import type { PublicCentre } from '#server/contract/public.ts';
import { Icon } from './Icon.tsx';
import { useWords } from './messages.ts';

/** Where the centre is and how to call it (办理地点与咨询电话). */
export function Where({ centre, hint }: { readonly centre: PublicCentre; readonly hint?: string }) {
  const { say, pick } = useWords();
  return (
    <section className="pb-card pb-where">
      <h2>{pick(centre.title)}</h2>
      {hint && <p className="pb-soft">{hint}</p>}
      {centre.address && (
        <p>
          <Icon name="place" />
          <span>
            <span className="pb-hidden">{say('where')} </span>
            {centre.address}
          </span>
        </p>
      )}
      {centre.phone && (
        <p>
          <Icon name="phone" />
          <a className="pb-number" href={`tel:${centre.phone.replace(/[^\d+]/g, '')}`} aria-label={`${say('phone')} ${centre.phone}`}>
            {centre.phone}
          </a>
        </p>
      )}
    </section>
  );
}
