import { Button, Typography } from 'antd';
import type { AnswerOf } from '#server/contract/routes.ts';
import type { Release } from '#server/contract/schemas.ts';
import { Notice } from '../ui/Answered.tsx';
import { RetireButton } from '../releases/RetireButton.tsx';
import { formatMoment } from '../ui/format.ts';
import { PackLink } from '../ui/PackLink.tsx';
import { type Say, useText } from '../ui/preferences.tsx';
import { useRead } from '../ui/read.ts';

interface ReleaseTabProps {
  readonly release: Release;
  readonly releases: AnswerOf<'getPack'>['releases'];
  readonly onOpen: (content: string) => void;
}

const authorWords = (author: string, say: Say): string => (author === 'system' ? say('system') : author);

function Hash({ text }: { readonly text: string }) {
  const { say } = useText();
  return (
    <Typography.Text className="bjd-hash" copyable={{ tooltips: say('manifest.copy') }}>
      {text}
    </Typography.Text>
  );
}

function ReleaseManifest({ release }: { readonly release: Release }) {
  const { say, pick } = useText();
  const calls = Object.entries(release.calls);
  const packs = useRead('listPacks', {}).data?.rows;
  const titleOf = (id: string): string => {
    const found = packs?.find(pack => pack.id === id);
    return found ? pick(found.title) : say('open');
  };
  return (
    <section className="bjd-panel">
      <h2>{say('manifest')}</h2>
      <dl className="bjd-facts">
        <dt>{say('release')}</dt>
        <dd>{say('releaseN', { n: release.number })}</dd>
        <dt>{say('publishedAt')}</dt>
        <dd>{formatMoment(release.publishedAt)}</dd>
        <dt>{say('manifest.author')}</dt>
        <dd>{authorWords(release.author, say)}</dd>
        <dt>{say('manifest.notes')}</dt>
        <dd>{release.notes || say('none')}</dd>
        <dt>{say('manifest.content')}</dt>
        <dd>
          <Hash text={release.content} />
        </dd>
        <dt>{say('manifest.layout')}</dt>
        <dd>
          <Hash text={release.layout} />
        </dd>
        <dt>{say('manifest.calls')}</dt>
        <dd>
          {calls.length === 0
            ? say('manifest.noCalls')
            : calls.map(([name, content]) => (
                <div key={name}>
                  <PackLink packId={name}>{titleOf(name)}</PackLink> <Hash text={content} />
                </div>
              ))}
        </dd>
      </dl>
    </section>
  );
}

/** Manifest of the release and the pack's history (发布清单与历次发布). */
export function ReleaseTab({ release, releases, onOpen }: ReleaseTabProps) {
  const { say, lang } = useText();
  const may = useRead('getMe', {}).data?.may ?? [];
  if (release.number === 0) return <Notice title={say('notReleased')} hint={say('new.hint')} />;
  return (
    <div className="bjd-stack">
      <ReleaseManifest release={release} />
      <section className="bjd-panel bjd-scroll">
        <h2>{say('history')}</h2>
        <table className="bjd-table">
          <thead>
            <tr>
              {(['release', 'retire.state', 'publishedAt', 'manifest.author', 'manifest.reviewers', 'manifest.notes'] as const).map(key => (
                <th key={key} scope="col">
                  {say(key)}
                </th>
              ))}
              <th scope="col">
                <span className="bjd-hidden">{say('open')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {releases.map(other => (
              <tr key={other.number} aria-current={other.number === release.number || undefined}>
                <td>{say('releaseN', { n: other.number })}</td>
                <td>
                  {other.retiredAt === null ? (
                    say('retire.inForce')
                  ) : (
                    <>
                      {say('retire.retired')} <span className="bjd-nowrap">{formatMoment(other.retiredAt)}</span>
                    </>
                  )}
                </td>
                <td>{formatMoment(other.publishedAt)}</td>
                <td>{authorWords(other.author, say)}</td>
                <td>{other.reviewers.join(lang === 'zh' ? '、' : ', ')}</td>
                <td>{other.notes}</td>
                <td className="bjd-number">
                  {other.content !== release.content && (
                    <Button size="small" onClick={() => onOpen(other.content)}>
                      {say('open')}
                    </Button>
                  )}{' '}
                  {other.retiredAt === null && may.includes('pack.publish') && <RetireButton pack={release.pack} number={other.number} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
