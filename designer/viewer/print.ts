import type { DrawnDiagram } from './createViewer.ts';

interface PrintJob {
  readonly diagram: DrawnDiagram;
  /** Where the drawing lives on the page; it goes back there afterwards. */
  readonly host: HTMLElement;
  readonly title: string;
  readonly note: string;
  readonly fitDiagram: (diagram: DrawnDiagram) => void;
}

function createSheet(title: string, note: string): { sheet: HTMLElement; canvas: HTMLElement } {
  const sheet = document.createElement('div');
  sheet.className = 'bjv-sheet';
  const head = document.createElement('h2');
  head.textContent = title;
  const line = document.createElement('p');
  line.textContent = note;
  const canvas = document.createElement('div');
  canvas.className = 'bjv-sheet-canvas';
  sheet.append(head, line, canvas);
  return { sheet, canvas };
}

const printing = 'bjv-printing';

/** Moves the drawing onto an A4 landscape sheet for the print that follows, and back afterwards (打印版面). */
export function sheetDiagram({ diagram, host, title, note, fitDiagram }: PrintJob): void {
  if (document.body.classList.contains(printing)) return;
  const { sheet, canvas } = createSheet(title, note);
  const place = host.querySelector<HTMLElement>(':scope > div') ?? host;
  document.body.append(sheet);
  document.body.classList.add(printing);
  diagram.attachTo(canvas);
  fitDiagram(diagram);
  const restore = (): void => {
    document.body.classList.remove(printing);
    diagram.attachTo(place);
    sheet.remove();
    fitDiagram(diagram);
  };
  window.addEventListener('afterprint', restore, { once: true });
}

/** Prints the drawing alone on A4 landscape (打印流程图). */
export function printDiagram(job: PrintJob): void {
  sheetDiagram(job);
  window.print();
}
