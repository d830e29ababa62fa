import { Input } from 'antd';
import { useId } from 'react';
import { useText } from '../../../ui/preferences.tsx';
import type { Panel } from '../panel.ts';
import { ChoiceField } from './ChoiceField.tsx';

interface WordsFieldProps {
  readonly panel: Panel;
  /** Key of the words in the texts of the pack; '' = none is chosen. */
  readonly value: string;
  readonly onChange: (key: string) => void;
  /** Makes a new key and takes it. */
  readonly onNew: () => void;
}

const mostLength = 500;
const begun = '+';

/** First words of a text, enough to know it by. */
const head = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** Words of a notice (告知语): one the pack has, or new ones; both languages are written here, in place. */
export function WordsField({ panel, value, onChange, onNew }: WordsFieldProps) {
  const { say, lang } = useText();
  const id = useId();
  const { parts, set } = panel;
  const { zh, en } = parts.texts;
  const keys = Object.keys(zh);
  const isKnown = value !== '' && Object.hasOwn(zh, value);
  const wordsOf = (key: string): string => head((lang === 'zh' ? zh[key] : en[key]) || zh[key] || say('pp.words.empty'));
  return (
    <>
      <ChoiceField
        label={say('pp.words')}
        value={value === '' ? undefined : value}
        options={[...keys.map(key => ({ value: key, label: wordsOf(key) })), { value: begun, label: say('pp.words.new') }]}
        onChange={key => (key === begun ? onNew() : onChange(key))}
      />
      {isKnown &&
        (['zh', 'en'] as const).map(language => (
          <div className="bjd-field" key={language}>
            <label htmlFor={`${id}-${language}`}>{say(`pp.words.${language}`)}</label>
            <Input.TextArea
              id={`${id}-${language}`}
              lang={language === 'zh' ? 'zh-CN' : 'en'}
              value={parts.texts[language][value] ?? ''}
              maxLength={mostLength}
              autoSize={{ minRows: 2, maxRows: 6 }}
              onChange={event => set({ part: 'texts', path: [language, value] }, event.target.value)}
            />
          </div>
        ))}
    </>
  );
}
