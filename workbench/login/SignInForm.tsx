import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import type { Me } from '#server/contract/schemas.ts';
import { api, problemOf } from '../shared/api/index.ts';
import { useText } from '../shared/messages/index.ts';
import { ProblemAlert } from '../shared/states/index.ts';

interface Fields {
  login: string;
  password: string;
}

/** Login and password (登录). `fill` puts a demo account into the fields. */
export function SignInForm({
  login = '',
  fill,
  onDone,
}: {
  readonly login?: string;
  readonly fill?: Fields | null;
  readonly onDone: (me: Me) => void;
}) {
  const { t } = useText();
  const [form] = Form.useForm<Fields>();
  const queries = useQueryClient();
  const signIn = useMutation({
    mutationFn: (fields: Fields) => api.call('signIn', { body: { login: fields.login.trim(), password: fields.password } }),
    onSuccess: async me => {
      await queries.invalidateQueries({ queryKey: ['getSession'] });
      onDone(me);
    },
  });
  useEffect(() => {
    if (fill) form.setFieldsValue(fill);
  }, [fill, form]);
  const required = [{ required: true, message: t('field.required') }];
  return (
    <>
      <ProblemAlert problem={signIn.error ? problemOf(signIn.error) : null} />
      <Form form={form} layout="vertical" initialValues={{ login }} onFinish={signIn.mutate} requiredMark={false}>
        <Form.Item name="login" label={t('login.login')} rules={required}>
          <Input autoComplete="username" autoFocus={!login} />
        </Form.Item>
        <Form.Item name="password" label={t('login.password')} rules={required}>
          <Input.Password autoComplete="current-password" autoFocus={!!login} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
          {t('login.submit')}
        </Button>
      </Form>
    </>
  );
}
