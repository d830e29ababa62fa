import { pdfOf } from './pdf.ts';

/** Pixels per unit of the drawing, and the largest side a picture may have. */
const sharpness = 2;
const mostPixels = 8_000;
const edge = 20;

/** Hands a file to the person (下载). */
export function hand(name: string, content: BlobPart, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Paints a drawing on white (位图). Rejects when the browser cannot. */
export async function paint(svg: string): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const [width, height] = [image.naturalWidth || 800, image.naturalHeight || 600];
  const scale = Math.min(sharpness, mostPixels / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * scale) + 2 * edge;
  canvas.height = Math.ceil(height * scale) + 2 * edge;
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('Expected a canvas to paint on, but the browser has none');
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, edge, edge, width * scale, height * scale);
  return canvas;
}

async function bytesOf(canvas: HTMLCanvasElement, type: string): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, type, 0.95));
  if (!blob) throw new Error('Expected a picture of the drawing, but the browser made none');
  return new Uint8Array(await blob.arrayBuffer());
}

/** The drawing as PNG (图片). */
export const pngOf = async (svg: string): Promise<Uint8Array<ArrayBuffer>> => bytesOf(await paint(svg), 'image/png');

/** The drawing on a sheet of A4 as PDF (文档): an image, its text cannot be searched. */
export async function pdfOfSvg(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = await paint(svg);
  const jpeg = await bytesOf(canvas, 'image/jpeg');
  return Uint8Array.from(pdfOf({ jpeg, width: canvas.width, height: canvas.height }));
}
