import { Checkbox } from 'antd';
import type { Text } from '#engine/problem.ts';
import { useText } from '../../ui/preferences.tsx';
import { type Editable, eventOf, withDuration } from '../properties.ts';
import { TextField } from './Field.tsx';
import type { Panel } from './panel.ts';

const duration = /^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?)?$/;
const wrongDuration: Text = { zh: '请写成 P3D（3 天）、PT4H（4 小时）这样。', en: 'Write it like P3D (3 days) or PT4H (4 hours).' };

/** Duration of a timer, name of a message (事件属性). */
export function EventFields({ panel: { subject, editor, apply } }: { readonly panel: Panel }) {
  const { say } = useText();
  const event = eventOf(subject);
  if (!event || event.type === 'other') return null;
  if (event.type === 'message') {
    const message = event.definition.get('messageRef') as Editable | undefined;
    const name = (value: string) =>
      message
        ? apply({ target: message, properties: { name: value } })
        : apply({ target: event.definition, properties: { messageRef: newMessage(editor, value) } });
    return <TextField label={say('prop.message')} value={event.value} isCode onSend={name} />;
  }
  return (
    <>
      <TextField
        label={say('prop.duration')}
        value={event.value}
        isCode
        judge={value => (value.startsWith('=') || duration.test(value) ? null : wrongDuration)}
        onSend={value => apply(withDuration(event, value, editor.factory))}
      />
      <Checkbox
        checked={event.working}
        onChange={({ target }) =>
          apply({ target: event.definition, properties: { 'bj:calendar': target.checked ? 'working' : undefined } })
        }
      >
        {say('prop.working')}
      </Checkbox>
    </>
  );
}

/** A message of that name: one that is declared, else a new one beside the process. */
function newMessage(editor: Panel['editor'], name: string): Editable {
  const definitions = editor.definitions() as unknown as Editable;
  const roots = definitions.get('rootElements') as Editable[];
  const known = roots.find(one => one.$type === 'bpmn:Message' && one.get('name') === name);
  if (known) return known;
  const message = editor.factory.create('bpmn:Message', { name });
  Object.assign(message, { $parent: definitions });
  roots.push(message);
  return message;
}
