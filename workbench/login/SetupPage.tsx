import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import type { BodyOf } from '#server/contract/routes.ts';
import { api, problemOf } from '../shared/api/index.ts';
import { type MessageKey, useText } from '../shared/messages/index.ts';
import { Empty, ProblemAlert } from '../shared/states/index.ts';
import './login.css';

type SetUp = BodyOf<'setUp'>;
type Field = readonly [
  name: readonly ['centre' | 'administrator' | 'reviewer', string],
  label: MessageKey,
  rule: RegExp | null,
  hint?: MessageKey,
];

const centreFields: readonly Field[] = [
  [['centre', 'title'], 'setup.centreTitle', /^.{2,100}$/],
  [['centre', 'shortName'], 'setup.shortName', /^.{1,20}$/],
  [['centre', 'id'], 'setup.centreId', /^[a-z][a-z0-9-]{1,39}$/, 'setup.centreIdHint'],
  [['centre', 'code'], 'setup.code', /^[A-Z0-9]{1,10}$/, 'setup.codeHint'],
  [['centre', 'address'], 'setup.address', null],
  [['centre', 'phone'], 'setup.phone', null],
];
const administratorFields: readonly Field[] = [
  [['administrator', 'name'], 'setup.name', /^.{1,60}$/],
  [['administrator', 'login'], 'setup.login', /^[a-z][a-z0-9._-]{1,39}$/, 'setup.loginHint'],
];
const reviewerFields: readonly Field[] = [
  [['reviewer', 'name'], 'setup.name', null],
  [['reviewer', 'login'], 'setup.login', null, 'setup.loginHint'],
];

/** The second person is left out where nobody is named. */
function withoutNobody({ reviewer, ...body }: Omit<SetUp, 'token'>): Omit<SetUp, 'token'> {
  return reviewer?.login ? { ...body, reviewer } : body;
}

/** First set-up (首次设置) with the one-time token of the link: the centre and its first administrator. */
export function SetupPage() {
  const { t } = useText();
  const token = window.location.hash.slice(1);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const setUp = useMutation({
    mutationFn: (body: Omit<SetUp, 'token'>) => api.call('setUp', { body: { ...withoutNobody(body), token } }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      await navigate({ to: '/' });
    },
  });
  if (!token) return <Empty title={t('setup.title')} hint={t('setup.noToken')} />;
  return (
    <main className="bj-login">
      <section className="bj-panel bj-login-box bj-setup" aria-label={t('setup.title')}>
        <h1>
          <strong>{t('product')}</strong> {t('setup.title')}
        </h1>
        <ProblemAlert problem={setUp.error ? problemOf(setUp.error) : null} />
        <Form layout="vertical" onFinish={setUp.mutate} scrollToFirstError requiredMark={false}>
          <h2>{t('setup.centre')}</h2>
          {centreFields.map(field => (
            <SetupField key={field[0].join('.')} field={field} />
          ))}
          <h2>{t('setup.administrator')}</h2>
          {administratorFields.map(field => (
            <SetupField key={field[0].join('.')} field={field} />
          ))}
          <Form.Item
            name={['administrator', 'password']}
            label={t('login.password')}
            extra={t('password.rule')}
            rules={[
              { required: true, message: t('field.required') },
              { min: 8, message: t('password.rule') },
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <section aria-label={t('setup.reviewer')}>
            <h2>{t('setup.reviewer')}</h2>
            <p>{t('setup.second')}</p>
            {reviewerFields.map(field => (
              <SetupField key={field[0].join('.')} field={field} />
            ))}
            <Form.Item
              name={['reviewer', 'password']}
              label={t('setup.firstPassword')}
              extra={t('password.rule')}
              rules={[{ min: 8, message: t('password.rule') }]}
            >
              <Input.Password autoComplete="new-password" />
            </Form.Item>
          </section>
          <Button type="primary" htmlType="submit" block loading={setUp.isPending}>
            {t('setup.submit')}
          </Button>
        </Form>
      </section>
    </main>
  );
}

function SetupField({ field: [name, label, rule, hint] }: { readonly field: Field }) {
  const { t } = useText();
  const rules = rule
    ? [
        { required: true, message: t('field.required') },
        { pattern: rule, message: t(hint ?? 'field.format') },
      ]
    : [];
  return (
    <Form.Item name={[...name]} label={t(label)} rules={rules} initialValue="" {...(hint ? { extra: t(hint) } : {})}>
      <Input />
    </Form.Item>
  );
}
