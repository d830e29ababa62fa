/** A picture to be put on a page: a JPEG with its size in pixels. */
export interface Picture {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A4 lying on its side, and its margin, in points. */
const page = { width: 842, height: 595, margin: 36 } as const;

/** A PDF of one page with one picture, as large as the page allows (PDF 1.4, 图片入页). Words are in the picture, so that no font is needed. */
export function pdfOf({ jpeg, width, height }: Picture): Uint8Array {
  const scale = Math.min((page.width - 2 * page.margin) / width, (page.height - 2 * page.margin) / height, 0.75);
  const [wide, high] = [width * scale, height * scale];
  const [x, y] = [(page.width - wide) / 2, (page.height - high) / 2];
  const content = `q ${wide.toFixed(2)} 0 0 ${high.toFixed(2)} ${x.toFixed(2)} ${y.toFixed(2)} cm /P Do Q`;
  const objects: (readonly [string, Uint8Array?])[] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Resources << /XObject << /P 4 0 R >> >> /Contents 5 0 R >>`,
    ],
    [
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    ],
    [`<< /Length ${content.length} >>`, latin(content)],
  ];
  return assemble(objects);
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, letter => letter.charCodeAt(0) & 0xff);

function assemble(objects: readonly (readonly [string, Uint8Array?])[]): Uint8Array {
  const pieces: Uint8Array[] = [latin('%PDF-1.4\n%\u00e5\u00e4\u00f6\n')];
  const length = (): number => pieces.reduce((sum, piece) => sum + piece.length, 0);
  const starts = objects.map(([head, stream], index) => {
    const start = length();
    pieces.push(latin(`${index + 1} 0 obj\n${head}\n`));
    if (stream) pieces.push(latin('stream\n'), stream, latin('\nendstream\n'));
    pieces.push(latin('endobj\n'));
    return start;
  });
  const table = length();
  const rows = starts.map(start => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  pieces.push(
    latin(`xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`),
  );
  const bytes = new Uint8Array(length());
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
