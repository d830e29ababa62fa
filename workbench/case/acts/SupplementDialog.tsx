import { useState } from 'react';
import type { CaseView } from '#server/contract/schemas.ts';
import { useCommand } from '../../shared/api/index.ts';
import { useCaseText } from '../messages/index.ts';
import { ActDialog } from './ActDialog.tsx';
import { type EditedMaterial, MaterialFields, toState } from './MaterialFields.tsx';
import { WordsField } from './WordsField.tsx';

type Material = CaseView['materials'][number];

/** Nothing is ticked beforehand: what counts is what came in this time. What is still missing stands first. */
const toStart = (material: Material): EditedMaterial => ({
  id: material.id,
  received: false,
  copies: material.wantedCopies,
  form: material.form,
});
const missingFirst = (materials: readonly Material[]): readonly Material[] => [
  ...materials.filter(({ received }) => !received),
  ...materials.filter(({ received }) => received),
];

/** 补正收件: which materials came in this time, and a note. */
export function SupplementDialog({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
  const { say, pick } = useCaseText();
  const [materials] = useState(() => missingFirst(view.materials));
  const [values, setValues] = useState<readonly EditedMaterial[]>(materials.map(toStart));
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const submit = useCommand('submitSupplement');
  const ticked = values.filter(({ received }) => received);
  const isEmpty = ticked.length === 0 && note.trim() === '';
  const change = (value: EditedMaterial): void => setValues(values.map(old => (old.id === value.id ? value : old)));
  const check = (): boolean => {
    setTried(true);
    return !isEmpty;
  };
  const titleOf = (material: Material): string => pick(material.title) + (material.received ? `（${say('materials.already')}）` : '');
  return (
    <ActDialog
      title={say('act.submit-supplement')}
      hint={say('hint.submit-supplement')}
      done={say('done.submit-supplement')}
      check={check}
      submit={() =>
        submit.mutateAsync({
          params: { caseId: view.caseId },
          body: { materials: ticked.map(toState), ...(note.trim() ? { note: note.trim() } : {}) },
        })
      }
      onClose={onClose}
    >
      {materials.map((material, index) => {
        const value = values[index];
        return (
          value && (
            <MaterialFields
              key={material.id}
              title={titleOf(material)}
              wantedCopies={material.wantedCopies}
              value={value}
              onChange={change}
            />
          )
        );
      })}
      <WordsField label={say('words.submit-supplement')} value={note} onChange={setNote} isMissing={false} isRequired={false} />
      {isTried && isEmpty && (
        <p className="bj-act-error" role="alert">
          {say('supplement.nothing')}
        </p>
      )}
    </ActDialog>
  );
}
