import { PrinterOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { toString as drawQr } from 'qrcode';
import { useEffect, useState } from 'react';
import type { Item, Opened } from '#server/contract/schemas.ts';
import { useMe } from '../shared/api/index.ts';
import { onFirstClick } from '../shared/clicks.ts';
import { publicAddress } from '../shared/public-address.ts';
import { type Language, type Translate, useText } from '../shared/messages/index.ts';
import { formatMomentLong, limitWords } from '../shared/time/index.ts';

interface Props {
  readonly opened: Opened;
  readonly item: Item;
  readonly applicantName: string;
  readonly onNext: () => void;
}

/** Third step (回执): case number, query code and QR, printable on A4; then the next case. */
export function Receipt({ opened, item, applicantName, onNext }: Props) {
  const { t, pick, lang } = useText();
  const me = useMe();
  const facts: readonly (readonly [string, string])[] = [
    [t('receipt.item'), pick(item.title)],
    [t('receipt.applicant'), applicantName],
    [t('receipt.unit'), pick(item.unitTitle)],
    [t('receipt.at'), formatMomentLong(opened.openedAt, lang)],
    [t('receipt.limit'), limitText(item, t, lang)],
  ];
  return (
    <>
      <article className="bj-panel bj-receipt" aria-labelledby="bj-receipt">
        <p className="bj-receipt-centre">{pick(me.centre.title)}</p>
        <h2 id="bj-receipt">{t('receipt.title')}</h2>
        <div className="bj-receipt-body">
          <dl>
            <div className="bj-receipt-main">
              <dt>{t('receipt.number')}</dt>
              <dd>{opened.number}</dd>
            </div>
            <div className="bj-receipt-main">
              <dt>{t('receipt.code')}</dt>
              <dd>{opened.queryCode}</dd>
            </div>
            {facts.map(([title, value]) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <figure>
            <QrCode text={publicAddress(opened.queryCode)} />
            <figcaption>{t('receipt.qr')}</figcaption>
          </figure>
        </div>
        <p className="bj-soft">{t('receipt.note')}</p>
        <p className="bj-receipt-foot">
          {[me.centre.address, me.centre.phone, t('receipt.by', { name: me.name })].filter(Boolean).join('　')}
        </p>
      </article>
      <div className="bj-receipt-acts bj-no-print">
        <Button type="primary" autoFocus onClick={onFirstClick(onNext)} onKeyDown={event => event.repeat && event.preventDefault()}>
          {t('receipt.next')}
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('receipt.print')}
        </Button>
        <Link to="/cases/$caseId" params={{ caseId: opened.caseId }}>
          {t('receipt.open')}
        </Link>
      </div>
    </>
  );
}

/** The limit in one sentence (办理时限); what is settled on the spot or the same day says so. */
function limitText(item: Item, t: Translate, lang: Language): string {
  if (item.promise === undefined) return t('receipt.limitText', { promised: item.promisedLimit, statutory: item.statutoryLimit });
  const promise = limitWords(item, lang);
  return item.promise === 'register' ? promise : t('receipt.limitSoon', { promise, statutory: item.statutoryLimit });
}

/** A QR code drawn as SVG paths; shown as an image so that nothing of it runs. */
function QrCode({ text }: { readonly text: string }) {
  const { t } = useText();
  const [svg, setSvg] = useState('');
  useEffect(() => {
    let isShown = true;
    void drawQr(text, { type: 'svg', margin: 1 }).then(drawn => {
      if (isShown) setSvg(drawn);
    });
    return () => {
      isShown = false;
    };
  }, [text]);
  if (!svg) return <div style={{ width: 132, height: 132 }} />;
  return <img width={132} height={132} alt={t('receipt.qrAlt')} src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} />;
}
