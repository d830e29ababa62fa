import type { Release } from '#server/contract/schemas.ts';
import { Notice } from '../ui/Answered.tsx';
import { sayOr, useText } from '../ui/preferences.tsx';
import { clocksIn, extendWords, lengthWords, pauseWords, startWords, stopWords } from './rules.ts';
import { TableHead } from '../ui/TableHead.tsx';

const heads = ['clock', 'clock.length', 'clock.start', 'clock.stop', 'clock.pause', 'clock.extend', 'clock.breach'] as const;

/** Time limit rules as a table (时限规则). */
export function ClocksTab({ release }: { readonly release: Release }) {
  const { say, pick, lang } = useText();
  const clocks = clocksIn(release.clocks);
  if (clocks.length === 0) return <Notice title={say('clock.none')} hint="" />;
  return (
    <div className="bjd-panel bjd-scroll">
      <table className="bjd-table">
        <TableHead columns={heads} />
        <tbody>
          {clocks.map(clock => (
            <tr key={clock.id}>
              <td>
                {pick(clock.title)}
                {clock.per && <div className="bjd-soft">{say(clock.per === 'stage' ? 'clock.perStage' : 'clock.perStep')}</div>}
              </td>
              <td>{lengthWords(clock, say)}</td>
              <td>{startWords(clock, say, lang)}</td>
              <td>{stopWords(clock, say, lang)}</td>
              <td>{pauseWords(clock, say, lang)}</td>
              <td>{extendWords(clock, say)}</td>
              <td>{sayOr(say, `breach.${clock.onBreach ?? 'none'}`, 'breach.none')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
