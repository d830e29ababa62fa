import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { Proof } from '#server/contract/public.ts';
import { type Key, useWords } from '../shared/messages.ts';
import { readCode, readNumber } from './proof.ts';

type Wrong = readonly ('code' | 'number' | 'lastFour')[];

interface FieldProps {
  readonly name: 'code' | 'number' | 'lastFour';
  readonly wrong: Wrong;
  readonly hint?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly length: number;
}

function Field({ name, wrong, hint, value, onChange, length }: FieldProps) {
  const { say } = useWords();
  const id = useId();
  const isWrong = wrong.includes(name);
  const words: ReactNode = isWrong ? say(`${name}Wrong` as Key) : hint;
  return (
    <div className="pb-field" data-wrong={isWrong || undefined}>
      <label htmlFor={id}>{say(name)}</label>
      <input
        id={id}
        name={name}
        value={value}
        maxLength={length}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-invalid={isWrong}
        aria-describedby={words ? `${id}-words` : undefined}
        onChange={event => onChange(event.target.value)}
      />
      {words && (
        <p id={`${id}-words`} className="pb-words">
          {words}
        </p>
      )}
    </div>
  );
}

/** Two ways to a case (查询凭证): the query code alone, or the number with the last four characters of the id number. */
export function ProofForm({ given, onProof }: { readonly given: string; readonly onProof: (proof: Proof) => void }) {
  const { say } = useWords();
  const form = useRef<HTMLFormElement>(null);
  const [byCode, setByCode] = useState(true);
  const [values, setValues] = useState({ code: given, number: '', lastFour: '' });
  const [wrong, setWrong] = useState<Wrong>(given ? ['code'] : []);
  const put = (name: keyof typeof values) => (value: string) => setValues(before => ({ ...before, [name]: value }));

  const refuse = (names: Wrong): void => {
    setWrong(names);
    form.current?.querySelector<HTMLInputElement>(`[name="${names[0]}"]`)?.focus();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const proof = byCode ? readCode(values.code) : readNumber(values.number, values.lastFour);
    const names: Wrong = proof === null ? ['code'] : 'wrong' in proof ? proof.wrong : [];
    if (proof === null || 'wrong' in proof) refuse(names);
    else onProof(proof);
  };
  const choose = (code: boolean) => () => {
    setByCode(code);
    setWrong([]);
  };

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <fieldset className="pb-ways" aria-label={say('ways')}>
        <button type="button" aria-pressed={byCode} onClick={choose(true)}>
          {say('byCode')}
        </button>
        <button type="button" aria-pressed={!byCode} onClick={choose(false)}>
          {say('byNumber')}
        </button>
      </fieldset>
      {byCode ? (
        <Field name="code" wrong={wrong} value={values.code} onChange={put('code')} length={24} />
      ) : (
        <>
          <Field name="number" wrong={wrong} hint={say('numberHint')} value={values.number} onChange={put('number')} length={60} />
          <Field name="lastFour" wrong={wrong} value={values.lastFour} onChange={put('lastFour')} length={4} />
        </>
      )}
      <button type="submit" className="pb-button pb-primary">
        {say('find')}
      </button>
    </form>
  );
}
