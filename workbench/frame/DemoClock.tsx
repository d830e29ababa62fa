import { ClockCircleOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Popover, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, problemOf } from '../shared/api/index.ts';
import { onFirstClick } from '../shared/clicks.ts';
import { useText } from '../shared/messages/index.ts';
import { formatMoment, toDay } from '../shared/time/index.ts';

const dayMs = 86_400_000;
/** A moment shown in Asia/Shanghai, whatever zone the machine is in. */
const toPicker = (at: number): Dayjs => dayjs(formatMoment(at));
const fromPicker = (value: Dayjs): number => Date.parse(`${value.format('YYYY-MM-DDTHH:mm')}:00+08:00`);

/** The clock of a demo database (演示时钟): may be moved forward to see deadlines come. */
export function DemoClock({ now }: { readonly now: number }) {
  const { t, pick } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<Dayjs | null>(null);
  const move = useMutation({
    mutationFn: async (to: () => number | Promise<number>) => api.call('moveDemoClock', { body: { now: await to() } }),
    onSuccess: answer => {
      void queries.invalidateQueries();
      setChosen(null);
      message.success(t('demo.moved', { now: formatMoment(answer.now) }));
    },
    onError: error => void message.error(pick(problemOf(error).message)),
  });
  const nextWorkingDay = async (): Promise<number> => {
    const { dueOn } = await api.call('getDeadline', { query: { from: toDay(now), days: 1 } });
    return Date.parse(`${dueOn}T09:00:00+08:00`);
  };
  const content = (
    <Space orientation="vertical" size="middle">
      <DatePicker
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        value={chosen ?? toPicker(now)}
        onChange={setChosen}
        minDate={toPicker(now)}
        allowClear={false}
        aria-label={t('demo.pick')}
        style={{ width: '100%' }}
      />
      <Space wrap>
        <Button type="primary" disabled={!chosen} loading={move.isPending} onClick={() => chosen && move.mutate(() => fromPicker(chosen))}>
          {t('demo.move')}
        </Button>
        <Button disabled={move.isPending} onClick={onFirstClick(() => move.mutate(nextWorkingDay))}>
          {t('demo.addWorkingDay')}
        </Button>
        <Button disabled={move.isPending} onClick={onFirstClick(() => move.mutate(() => now + dayMs))}>
          {t('demo.addDay')}
        </Button>
      </Space>
      <span className="bj-soft">{t('demo.hint')}</span>
    </Space>
  );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      getPopupContainer={trigger => trigger.closest<HTMLElement>('header') ?? document.body}
      title={t('demo.clock')}
      content={<div style={{ width: 300, maxWidth: 'calc(100vw - 150px)' }}>{content}</div>}
    >
      <Button type="text" icon={<ClockCircleOutlined />} aria-label={t('demo.clock')}>
        <span className="bj-wide">{t('demo.now', { day: toDay(now) })}</span>
      </Button>
    </Popover>
  );
}
