import { type FormEvent, useRef, useState } from 'react';
import { v7 } from 'uuid';
import type { Text } from '#engine/problem.ts';
import type { Progress, Proof } from '#server/contract/public.ts';
import type { BodyOf } from '#server/contract/routes.ts';
import { formatDay, toDay } from '../../shared/time/format.ts';
import { rateCase, Refused } from '../shared/call.ts';
import { Face } from '../shared/Icon.tsx';
import { useWords } from '../shared/messages.ts';

type Level = BodyOf<'rateCase'>['level'];
type Tag = BodyOf<'rateCase'>['tags'][number];

const levels: readonly Level[] = [5, 4, 3, 2, 1];
const good: readonly Tag[] = ['quick', 'friendly', 'clear', 'one-visit'];
const bad: readonly Tag[] = ['slow', 'unfriendly', 'unclear', 'many-visits', 'extra-demands'];
const tagsOf = (level: Level): readonly Tag[] => (level >= 3 ? good : bad);

interface Props {
  readonly progress: Progress;
  readonly proof: Proof;
  readonly onRated: (progress: Progress) => void;
}

/** The rating of a closed case (好差评): five levels, of free will, once; afterwards what was given. */
export function Rating({ progress, proof, onRated }: Props) {
  const { rating, mayRate } = progress;
  if (rating) return <Rated level={rating.level as Level} at={rating.at} />;
  return mayRate ? <RatingForm proof={proof} onRated={onRated} /> : null;
}

function Rated({ level, at }: { readonly level: Level; readonly at: number }) {
  const { say, lang } = useWords();
  return (
    <section className="pb-card pb-rated" data-level={level} role="status">
      <Face level={level} big />
      <div>
        <h2>{say('thanks')}</h2>
        <p className="pb-soft">{say('rated', { day: formatDay(toDay(at), lang), level: say(`level.${level}`) })}</p>
      </div>
    </section>
  );
}

/** A name of two words may break between them and nowhere else: 非常|不满意. */
function LevelName({ name }: { readonly name: string }) {
  return name.startsWith('非常') ? (
    <span>
      非常
      <wbr />
      {name.slice(2)}
    </span>
  ) : (
    <span>{name}</span>
  );
}

function Levels({ chosen, onChoose }: { readonly chosen: Level | null; readonly onChoose: (level: Level) => void }) {
  const { say } = useWords();
  return (
    <fieldset className="pb-levels">
      <legend>{say('ratingLegend')}</legend>
      <div>
        {levels.map(level => (
          <label key={level} data-level={level}>
            <input type="radio" name="level" value={level} checked={chosen === level} onChange={() => onChoose(level)} />
            <Face level={level} />
            <LevelName name={say(`level.${level}`)} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Tags({
  level,
  chosen,
  onChange,
}: {
  readonly level: Level;
  readonly chosen: readonly Tag[];
  readonly onChange: (tags: Tag[]) => void;
}) {
  const { say } = useWords();
  const toggle = (tag: Tag): void => onChange(chosen.includes(tag) ? chosen.filter(one => one !== tag) : [...chosen, tag]);
  return (
    <fieldset className="pb-tags">
      <legend>{say(level >= 3 ? 'tagsGood' : 'tagsBad')}</legend>
      {tagsOf(level).map(tag => (
        <label key={tag}>
          <input type="checkbox" checked={chosen.includes(tag)} onChange={() => toggle(tag)} />
          <span>{say(`tag.${tag}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function RatingForm({ proof, onRated }: Pick<Props, 'proof' | 'onRated'>) {
  const { say, pick } = useWords();
  const id = useRef(v7());
  const [level, setLevel] = useState<Level | null>(null);
  const [tags, setTags] = useState<Tag[]>([]);
  const [comment, setComment] = useState('');
  const [isSending, setSending] = useState(false);
  const [wrong, setWrong] = useState<string | Text | null>(null);

  const choose = (next: Level): void => {
    setLevel(next);
    setTags(before => before.filter(tag => tagsOf(next).includes(tag)));
    setWrong(null);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (level === null) return setWrong(say('chooseLevel'));
    setSending(true);
    setWrong(null);
    try {
      onRated(await rateCase({ id: id.current, proof, level, tags, comment }));
    } catch (thrown) {
      setWrong(thrown instanceof Refused ? thrown.text : String(thrown));
      setSending(false);
    }
  };

  return (
    <form className="pb-card pb-rating" onSubmit={event => void submit(event)} aria-labelledby="pb-rating">
      <h2 id="pb-rating">{say('rating')}</h2>
      <p className="pb-soft pb-small">{say('ratingHint')}</p>
      <Levels chosen={level} onChoose={choose} />
      {level !== null && (
        <>
          <Tags level={level} chosen={tags} onChange={setTags} />
          <label className="pb-comment">
            {say('comment')}
            <textarea rows={3} maxLength={500} value={comment} onChange={event => setComment(event.target.value)} />
          </label>
        </>
      )}
      {wrong !== null && (
        <p className="pb-wrong" role="alert">
          {typeof wrong === 'string' ? wrong : pick(wrong)}
        </p>
      )}
      <button type="submit" className="pb-button pb-primary" disabled={isSending}>
        {say(isSending ? 'sending' : 'submitRating')}
      </button>
    </form>
  );
}
