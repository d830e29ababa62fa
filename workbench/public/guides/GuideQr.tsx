import { useEffect, useState } from 'react';
import { useWords } from '../shared/messages.ts';

/** QR code of this guide's address, for the printed page (二维码); drawn only when the rest is there. */
export function GuideQr() {
  const { say } = useWords();
  const [image, setImage] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const address = location.origin + location.pathname;
    void import('qrcode')
      .then(({ toString: draw }) => draw(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }))
      .then(svg => isCurrent && setImage(`data:image/svg+xml,${encodeURIComponent(svg)}`));
    return () => {
      isCurrent = false;
    };
  }, []);
  return (
    <figure className="pb-card pb-qr">
      {image ? <img src={image} alt={say('qr')} className="pb-qr-image" /> : <span className="pb-qr-image" />}
      <figcaption>{say('qr')}</figcaption>
    </figure>
  );
}
