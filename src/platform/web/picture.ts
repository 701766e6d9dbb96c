const scale = 2;
const margin = 16;

/** A picture (PNG) of a part of the page as it is seen now; buttons are left out. */
export async function pictureOf(element: HTMLElement): Promise<Blob> {
  const { width, height } = element.getBoundingClientRect();
  const copy = copyWithLooks(element);
  copy.style.margin = '0';
  copy.style.boxShadow = 'none';
  copy.style.border = '0';
  for (const button of copy.querySelectorAll('[data-no-picture], .k-icon-button')) button.remove();
  const image = await loadImage(svgAround(copy, width, height));
  const canvas = document.createElement('canvas');
  canvas.width = (width + 2 * margin) * scale;
  canvas.height = (height + 2 * margin) * scale;
  const brush = canvas.getContext('2d');
  if (!brush) throw new Error('This browser cannot draw.');
  brush.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--surface').trim() || '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.scale(scale, scale);
  brush.drawImage(image, margin, margin);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is empty.'))), 'image/png'));
}

/** A copy that looks the same where no style sheet reaches it. */
function copyWithLooks(element: HTMLElement): HTMLElement {
  // oxlint-disable-next-line sloop/no-assertion -- a clone is of the kind of what it is a clone of
  const copy = element.cloneNode(true) as HTMLElement;
  const copies = [copy, ...copy.querySelectorAll<HTMLElement | SVGElement>('*')];
  const originals = [element, ...element.querySelectorAll('*')];
  for (const [at, original] of originals.entries()) {
    const looks = getComputedStyle(original);
    let text = '';
    for (const name of looks) text += `${name}:${looks.getPropertyValue(name)};`;
    // A picture does not scroll.
    const still = looks.overflow === 'visible' ? '' : 'overflow:hidden;';
    copies[at]?.setAttribute('style', text + still);
  }
  return copy;
}

function svgAround(element: HTMLElement, width: number, height: number): string {
  element.setAttribute('xmlns', 'http://www.w3.org/1999/xhtml');
  const inside = new XMLSerializer().serializeToString(element);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${inside}</foreignObject></svg>`;
}

function loadImage(svg: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.addEventListener('load', () => resolve(image));
    image.addEventListener('error', () => reject(new Error('The picture could not be drawn.')));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
}
