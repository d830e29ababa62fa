import { useEffect } from 'react';
import { Link } from '../shared/Link.tsx';
import { useWords } from '../shared/messages.ts';
import { goTo, usePath } from '../shared/places.ts';
import { ProofForm } from './ProofForm.tsx';
import { readCode } from './proof.ts';

/** First page (首页): one field and one code; the code of a scanned receipt opens the case by itself and leaves the address. */
export function HomePage() {
  const { say } = useWords();
  const { search } = usePath();
  const given = new URLSearchParams(search).get('code');
  const scanned = given === null ? undefined : readCode(given)?.queryCode;
  useEffect(() => {
    if (scanned) goTo('/public/progress', { state: { proof: { queryCode: scanned } }, replace: true });
  }, [scanned]);
  useEffect(() => {
    document.title = `${say('homeTitle')} · ${say('product')}`;
  }, [say]);
  if (scanned) return null;
  return (
    <div className="pb-home">
      <section className="pb-card pb-ask">
        <h1>{say('homeTitle')}</h1>
        <p className="pb-soft">{say('homeHint')}</p>
        <ProofForm given={given ?? ''} onProof={proof => goTo('/public/progress', { state: { proof } })} />
      </section>
      <section className="pb-card pb-home-guides">
        <h2>{say('homeGuides')}</h2>
        <p className="pb-soft">{say('homeGuidesHint')}</p>
        <p className="pb-hint">
          <Link to="/public/guides" className="pb-button">
            {say('homeGuidesLink')}
          </Link>
        </p>
      </section>
    </div>
  );
}
