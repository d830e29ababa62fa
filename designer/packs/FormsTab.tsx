import { useState } from 'react';
import { GeneratedForm } from '#forms/render/index.ts';
import type { Form, Release } from '#server/contract/schemas.ts';
import { Notice } from '../ui/Answered.tsx';
import { useText } from '../ui/preferences.tsx';

function Preview({ form }: { readonly form: Form }) {
  const { say, pick, lang } = useText();
  const [answers, setAnswers] = useState<Record<string, unknown>>({});
  return (
    <section className="bjd-panel" aria-label={say('form.preview')}>
      <h2>{pick(form.title)}</h2>
      <p className="bjd-soft" style={{ marginBottom: 12 }}>
        {say('form.hint')}
      </p>
      <GeneratedForm schema={form.schema} ui={form.ui} answers={answers} onChange={setAnswers} lang={lang} prefix={`preview-${form.id}`} />
    </section>
  );
}

/** Forms of a pack as they look at work (表单预览). */
export function FormsTab({ release }: { readonly release: Release }) {
  const { say, pick } = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const form = release.forms.find(({ id }) => id === chosen) ?? release.forms[0];
  if (!form) return <Notice title={say('form.none')} hint="" />;
  return (
    <div className="bjd-form-pick">
      <ul className="bjd-panel bjd-pick" aria-label={say('form.pick')}>
        {release.forms.map(other => (
          <li key={other.id}>
            <button type="button" aria-pressed={other.id === form.id} onClick={() => setChosen(other.id)}>
              {pick(other.title)}
            </button>
          </li>
        ))}
      </ul>
      <Preview form={form} key={form.id} />
    </div>
  );
}
