import { Input } from 'antd';
import { EditField, useDesk } from '../draft/EditField.tsx';
import { useDefinition } from '../packs/useDefinition.ts';
import { Notice } from '../ui/Answered.tsx';
import { useText } from '../ui/preferences.tsx';

/** Notices of a pack in both languages, each with the steps that send it (告知语). */
export function TextsTab() {
  const { say } = useText();
  const { parts } = useDesk();
  const definition = useDefinition(parts.bpmn);
  const keys = Object.keys(parts.texts.zh);
  if (keys.length === 0) return <Notice title={say('texts.none')} hint="" />;
  const usedAt = (key: string): string =>
    Object.values(definition?.elements ?? {})
      .filter(({ notifies }) => notifies.some(({ text }) => text === key))
      .map(({ name, id }) => name ?? id)
      .join('、');
  return (
    <div className="bjd-stack">
      {keys.map(key => (
        <section className="bjd-panel" key={key}>
          <h2>{usedAt(key) ? say('texts.usedAt', { steps: usedAt(key) }) : say('texts.unused')}</h2>
          <div className="bjd-split">
            {(['zh', 'en'] as const).map(language => (
              <EditField<string | undefined>
                key={language}
                label={say(`text.${language}`)}
                address={{ part: 'texts', path: [language, key] }}
              >
                {({ id, value, set }) => (
                  <Input.TextArea
                    id={id}
                    value={value ?? ''}
                    lang={language}
                    maxLength={500}
                    autoSize={{ minRows: 2, maxRows: 6 }}
                    onChange={event => set(event.target.value)}
                  />
                )}
              </EditField>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
