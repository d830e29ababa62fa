import { useState } from 'react';
import type { CaseView } from '#server/contract/schemas.ts';
import { useCommand } from '../../shared/api/index.ts';
import { useCaseText } from '../messages/index.ts';
import { ActDialog } from './ActDialog.tsx';
import { type EditedMaterial, MaterialFields, toState } from './MaterialFields.tsx';
import { WordsField } from './WordsField.tsx';

/** 补正收件: which materials came in, and a note. */
export function SupplementDialog({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
  const { say, pick } = useCaseText();
  const [values, setValues] = useState<readonly EditedMaterial[]>(view.materials);
  const [note, setNote] = useState('');
  const submit = useCommand('submitSupplement');
  const change = (value: EditedMaterial): void => setValues(values.map(old => (old.id === value.id ? value : old)));
  const body = () => ({ materials: values.map(toState), ...(note.trim() ? { note: note.trim() } : {}) });
  return (
    <ActDialog
      title={say('act.submit-supplement')}
      hint={say('hint.submit-supplement')}
      done={say('done.submit-supplement')}
      check={() => true}
      submit={() => submit.mutateAsync({ params: { caseId: view.caseId }, body: body() })}
      onClose={onClose}
    >
      {view.materials.map((material, index) => {
        const value = values[index];
        return (
          value && (
            <MaterialFields
              key={material.id}
              title={pick(material.title)}
              wantedCopies={material.wantedCopies}
              value={value}
              onChange={change}
            />
          )
        );
      })}
      <WordsField label={say('words.submit-supplement')} value={note} onChange={setNote} isMissing={false} isRequired={false} />
    </ActDialog>
  );
}
