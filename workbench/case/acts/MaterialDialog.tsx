import { useState } from 'react';
import type { CaseView } from '#server/contract/schemas.ts';
import { useCommand } from '../../shared/api/index.ts';
import { useCaseText } from '../messages/index.ts';
import { ActDialog } from './ActDialog.tsx';
import { type EditedMaterial, MaterialFields, toState } from './MaterialFields.tsx';
import { WordsField } from './WordsField.tsx';

interface MaterialDialogProps {
  readonly caseId: string;
  readonly material: CaseView['materials'][number];
  readonly onClose: () => void;
}

/** 登记材料: received or not, copies, original or copy, a note. */
export function MaterialDialog({ caseId, material, onClose }: MaterialDialogProps) {
  const { say, pick } = useCaseText();
  const [value, setValue] = useState<EditedMaterial>(material);
  const receive = useCommand('receiveMaterial');
  return (
    <ActDialog
      title={say('materials.editTitle')}
      hint={pick(material.title)}
      done={say('done.receive-material')}
      content={toState(value)}
      check={() => true}
      submit={() => receive.mutateAsync({ params: { caseId }, body: { material: toState(value) } })}
      onClose={onClose}
    >
      <MaterialFields title={say('materials.yes')} wantedCopies={material.wantedCopies} value={value} onChange={setValue} />
      <WordsField
        label={say('materials.note')}
        value={value.note ?? ''}
        onChange={note => setValue({ ...value, note })}
        isMissing={false}
        isRequired={false}
      />
    </ActDialog>
  );
}
