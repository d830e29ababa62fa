import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Form, Input, Modal } from 'antd';
import { api, problemOf } from '../shared/api/index.ts';
import { useDiscard } from '../shared/dialogs/index.ts';
import { forgetTyped } from '../shared/drafts/index.ts';
import { useText } from '../shared/messages/index.ts';
import { ProblemAlert } from '../shared/states/index.ts';

interface Fields {
  current: string;
  next: string;
  again: string;
}

/** The button stands below the form: Enter in a field must find it. */
const formId = 'bj-password';

/** Change of password (修改密码): afterwards every session ends and one signs in anew. */
export function PasswordDialog({
  open,
  isForced,
  onClose,
}: {
  readonly open: boolean;
  readonly isForced: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const change = useMutation({
    mutationFn: ({ current, next }: Fields) => api.call('changePassword', { body: { current, next } }),
    onSuccess: async () => {
      shut();
      // another person may sign in on the page
      forgetTyped();
      message.success(t('password.changed'));
      // The login page looks up anew who is signed in: what was known before would lead back here.
      queries.clear();
      await navigate({ to: '/login' });
    },
  });
  const shut = (): void => {
    form.resetFields();
    change.reset();
    onClose();
  };
  const typed: Partial<Fields> | undefined = Form.useWatch([], form);
  const { close, question } = useDiscard(Object.values(typed ?? {}).some(Boolean), shut);
  const required = { required: true, message: t('field.required') };
  return (
    <>
      <Modal
        open={open}
        title={t('password.change')}
        okText={t('password.save')}
        okButtonProps={{ htmlType: 'submit', form: formId }}
        onCancel={change.isPending ? () => {} : close}
        closable={!isForced}
        mask={{ closable: false }}
        keyboard={!isForced}
        cancelButtonProps={{ disabled: change.isPending, style: isForced ? { display: 'none' } : {} }}
        confirmLoading={change.isPending}
        destroyOnHidden
      >
        {isForced && <p style={{ marginBottom: 12 }}>{t('password.must')}</p>}
        <ProblemAlert problem={change.error ? problemOf(change.error) : null} />
        <Form form={form} id={formId} layout="vertical" onFinish={change.mutate} requiredMark={false}>
          <Form.Item name="current" label={t('password.current')} rules={[required]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item
            name="next"
            label={t('password.next')}
            extra={t('password.rule')}
            rules={[required, { min: 8, message: t('password.rule') }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label={t('password.again')}
            dependencies={['next']}
            rules={[
              required,
              ({ getFieldValue }) => ({
                validator: (_, value) =>
                  !value || value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('password.differs'))),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        </Form>
      </Modal>
      {question}
    </>
  );
}
