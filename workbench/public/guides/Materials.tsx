import type { Guide } from '#server/contract/public.ts';
import { useWords } from '../shared/messages.ts';

/** What to bring (申请材料): a table on paper and wide screens, one block a material on a phone. */
export function Materials({ materials }: { readonly materials: Guide['item']['materials'] }) {
  const { say, pick } = useWords();
  return (
    <table className="pb-materials">
      <thead>
        <tr>
          <th scope="col">{say('material')}</th>
          <th scope="col">{say('copies')}</th>
          <th scope="col">{say('form')}</th>
          <th scope="col">{say('need')}</th>
        </tr>
      </thead>
      <tbody>
        {materials.map(({ id, title, note, copies, form, required }) => (
          <tr key={id}>
            <th scope="row">
              {pick(title)}
              {note && <p className="pb-soft pb-small">{pick(note)}</p>}
            </th>
            <td data-name={say('copies')}>{copies}</td>
            <td data-name={say('form')}>{say(`form.${form}`)}</td>
            <td data-name={say('need')}>{say(required ? 'required' : 'conditional')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
