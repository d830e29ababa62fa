import { Checkbox } from 'antd';
import { useId, useState } from 'react';
import type { CaseView } from '#server/contract/schemas.ts';
import { useCommand } from '../../shared/api/index.ts';
import { useText } from '../../shared/messages/index.ts';
import { lengthWords } from '../clocks/ClockCard.tsx';
import { useCaseText } from '../messages/index.ts';
import { ActDialog } from './ActDialog.tsx';
import { type EditedMaterial, MaterialFields, toState } from './MaterialFields.tsx';
import { type Asked, askedOf, noteOf } from './asked.ts';
import { Effects } from './Effects.tsx';
import { supplementEffects } from './effects.ts';
import { actMessages } from './messages.ts';
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

interface AskedListProps {
  readonly asked: readonly Asked[];
  readonly ticked: readonly string[];
  readonly onChange: (ticked: readonly string[]) => void;
}

/** What the one-time notice asked for (一次性告知的材料), each with its requirement, to be ticked off. */
function AskedList({ asked, ticked, onChange }: AskedListProps) {
  const { say } = useCaseText();
  const id = useId();
  return (
    <section className="bj-asked" aria-labelledby={id}>
      <h3 id={id}>{say('supplement.asked')}</h3>
      {asked.map(({ name, requirement }) => (
        <Checkbox
          key={name}
          checked={ticked.includes(name)}
          onChange={event => onChange(event.target.checked ? [...ticked, name] : ticked.filter(other => other !== name))}
        >
          {name}
          {requirement && <div className="bj-soft">{requirement}</div>}
        </Checkbox>
      ))}
    </section>
  );
}

/** 补正收件: what the notice asked for, which materials of the item came in this time, and a note. */
export function SupplementDialog({ view, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
  const { say, pick, lang } = useCaseText();
  const { t } = useText(actMessages);
  const [materials] = useState(() => missingFirst(view.materials));
  const [values, setValues] = useState<readonly EditedMaterial[]>(materials.map(toStart));
  const [asked] = useState(() => askedOf(view.data));
  const [came, setCame] = useState<readonly string[]>([]);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const submit = useCommand('submitSupplement');
  const ticked = values.filter(({ received }) => received);
  const words = noteOf(came, note, names => say('supplement.came', { names }));
  const isEmpty = ticked.length === 0 && words === '';
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
      content={{ values, came, note }}
      check={check}
      submit={() =>
        submit.mutateAsync({
          params: { caseId: view.caseId },
          body: { materials: ticked.map(toState), ...(words ? { note: words } : {}) },
        })
      }
      onClose={onClose}
    >
      <Effects lines={supplementEffects(view.clocks, clock => lengthWords(clock, say), { say: t, lang })} />
      {asked.length > 0 && <AskedList asked={asked} ticked={came} onChange={setCame} />}
      {asked.length > 0 && materials.length > 0 && <h3>{say('supplement.others')}</h3>}
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
