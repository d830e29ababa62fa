import { toString as drawQr } from 'qrcode';
import { useEffect, useState } from 'react';
import { useCaseText } from '../messages/index.ts';

/** A QR code (二维码) of a text, drawn as SVG. */
export function QrCode({ text, caption }: { readonly text: string; readonly caption: string }) {
  const { say } = useCaseText();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void drawQr(text, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }).then(
      svg => isCurrent && setAddress(`data:image/svg+xml,${encodeURIComponent(svg)}`),
    );
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return (
    <figure className="bj-sheet-qr">
      {address ? <img src={address} alt={say('documents.qr', { text })} width={96} height={96} /> : <span className="bj-sheet-qr-space" />}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
