import { Button } from 'antd';
import type { AnswerOf } from '#server/contract/routes.ts';
import { useText } from '../shared/messages/index.ts';

type Account = AnswerOf<'getSession'>['demoAccounts'][number];

/** The demo accounts by centre (演示账号); a click fills one in. */
export function DemoAccounts(props: {
  readonly accounts: readonly Account[];
  readonly chosen: string | undefined;
  readonly onChoose: (login: string) => void;
}) {
  const { t, pick } = useText();
  const centres = Map.groupBy(props.accounts, ({ centre }) => pick(centre));
  return (
    <div className="bj-login-demo">
      <h2>{t('login.demo')}</h2>
      <p className="bj-soft">{t('login.demoHint')}</p>
      {[...centres].map(([centre, accounts]) => (
        <section key={centre} aria-label={centre}>
          <h3>{centre}</h3>
          <ul>
            {accounts.map(({ login, name, role }) => (
              <li key={login}>
                <Button block onClick={() => props.onChoose(login)} aria-pressed={props.chosen === login}>
                  <span>{name}</span>
                  <span className="bj-soft">{pick(role)}</span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
