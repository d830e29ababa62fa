import type { Release } from '#server/contract/schemas.ts';
import { posts, termsOf } from '../messages/terms.ts';
import { useText } from '../ui/preferences.tsx';
import { rolesIn, settingsIn } from './rules.ts';

function Texts({ release }: { readonly release: Release }) {
  const { say, lang } = useText();
  const texts = Object.entries(release.texts[lang] ?? {});
  if (texts.length === 0) return null;
  return (
    <section className="bjd-panel">
      <h2>{say('texts')}</h2>
      <ul>
        {texts.map(([key, text]) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

/** Roles with the posts they stand for, settings with their values, notices (角色与参数). */
export function RolesTab({ release }: { readonly release: Release }) {
  const { say, pick, lang } = useText();
  const roles = rolesIn(release.roles);
  const settings = settingsIn(release.settings, lang, say);
  return (
    <div className="bjd-stack">
      <section className="bjd-panel bjd-scroll">
        <h2>{say('role')}</h2>
        {roles.length === 0 ? (
          <p className="bjd-soft">{say('role.none')}</p>
        ) : (
          <table className="bjd-table">
            <thead>
              <tr>
                <th scope="col">{say('role')}</th>
                <th scope="col">{say('role.posts')}</th>
              </tr>
            </thead>
            <tbody>
              {roles.map(role => (
                <tr key={role.id}>
                  <td>{pick(role.title)}</td>
                  <td>{termsOf(posts, role.posts, lang)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section className="bjd-panel bjd-scroll">
        <h2>{say('settings')}</h2>
        {settings.length === 0 ? (
          <p className="bjd-soft">{say('setting.none')}</p>
        ) : (
          <table className="bjd-table">
            <thead>
              <tr>
                <th scope="col">{say('setting')}</th>
                <th scope="col">{say('setting.value')}</th>
              </tr>
            </thead>
            <tbody>
              {settings.map(setting => (
                <tr key={setting.id}>
                  <td>{setting.title}</td>
                  <td>{setting.value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <section className="bjd-panel">
        <h2>{say('items')}</h2>
        {release.items.length === 0 ? (
          <p className="bjd-soft">{say('items.none')}</p>
        ) : (
          <ul>
            {release.items.map(item => (
              <li key={item.id}>{pick(item.title)}</li>
            ))}
          </ul>
        )}
      </section>
      <Texts release={release} />
    </div>
  );
}
