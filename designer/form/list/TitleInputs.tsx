import { Input } from 'antd';
import type { Text } from '#engine/problem.ts';
import { Field } from '../../process/panel/Field.tsx';
import { useText } from '../../ui/preferences.tsx';

/** true: both languages say something. */
export const isTitled = ({ zh, en }: Text): boolean => zh.trim() !== '' && en.trim() !== '';

/** A title in both languages, as it is typed; told what is missing once somebody tried. */
export function TitleInputs({
  title,
  isTried,
  onChange,
}: {
  readonly title: Text;
  readonly isTried: boolean;
  readonly onChange: (title: Text) => void;
}) {
  const { say } = useText();
  return (['zh', 'en'] as const).map(lang => (
    <Field
      key={lang}
      label={say(lang === 'zh' ? 'forms.titleZh' : 'forms.titleEn')}
      error={isTried && title[lang].trim() === '' ? say('forms.needTitle') : undefined}
    >
      {id => <Input id={id} value={title[lang]} maxLength={100} onChange={event => onChange({ ...title, [lang]: event.target.value })} />}
    </Field>
  ));
}
