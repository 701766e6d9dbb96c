import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from '@playwright/test';

/** How two pictures differ: the share of places (four by four pixels) that do, or that their sizes do. */
export interface PictureDifference {
  readonly share: number;
  /** The new picture with the places marked, as WebP. */
  readonly marked: Buffer;
}

// A place differs when its mean colour does by more than this, of 255: smoothing of letters and the loss of WebP stay below.
const tolerance = 28;
const quality = 0.6;
/** Pictures of a desk are kept at two thirds: everything can be read, at less than half the bytes. */
const widest = 960;

/** Writes a picture taken by the browser as WebP. `lab` is any page; its canvas does the work. */
export async function keepPicture(lab: Page, png: Buffer, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, await encode(lab, png));
}

/** Compares a picture just taken with a kept one. */
export async function comparePicture(lab: Page, png: Buffer, file: string): Promise<PictureDifference | undefined> {
  if (!existsSync(file)) return undefined;
  // The new one goes through the same scaling and loss as the kept one did; what looks the same is then the same to the byte.
  const [kept, taken] = [readFileSync(file), await encode(lab, png)];
  if (kept.equals(taken)) return { share: 0, marked: taken };
  const given = { before: kept.toString('base64'), after: taken.toString('base64'), tolerance, quality };
  const { share, marked } = await lab.evaluate(async ({ before, after, tolerance: most, quality: loss }) => {
    const load = async (type: string, data: string) => createImageBitmap(await (await fetch(`data:image/${type};base64,${data}`)).blob());
    const [old, now] = await Promise.all([load('webp', before), load('webp', after)]);
    const canvas = new OffscreenCanvas(now.width, now.height);
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('This browser draws nothing.');
    const [columns, rows] = [Math.ceil(now.width / 4), Math.ceil(now.height / 4)];
    const places = (picture: ImageBitmap) => {
      const small = new OffscreenCanvas(columns, rows);
      const brush = small.getContext('2d');
      if (!brush) throw new Error('This browser draws nothing.');
      brush.imageSmoothingQuality = 'high';
      brush.drawImage(picture, 0, 0, columns, rows);
      return brush.getImageData(0, 0, columns, rows);
    };
    pen.drawImage(now, 0, 0);
    const [left, right] = [places(old), places(now)];
    const isSameSize = Math.abs(old.width / old.height - now.width / now.height) < 0.01;
    let different = 0;
    pen.fillStyle = 'rgb(255 0 128 / 60%)';
    for (let at = 0; isSameSize && at < right.data.length; at += 4) {
      const apart = Math.max(...[0, 1, 2].map((channel) => Math.abs((left.data[at + channel] ?? 0) - (right.data[at + channel] ?? 0))));
      if (apart <= most) continue;
      different += 1;
      pen.fillRect(((at / 4) % right.width) * 4, Math.floor(at / 4 / right.width) * 4, 4, 4);
    }
    const drawn = await canvas.convertToBlob({ type: 'image/webp', quality: loss });
    const text = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.addEventListener('load', () => resolve(String(reader.result)));
      reader.readAsDataURL(drawn);
    });
    return { share: isSameSize ? different / (right.width * right.height) : 1, marked: text.slice(text.indexOf(',') + 1) };
  }, given);
  return { share, marked: Buffer.from(marked, 'base64') };
}

/** What this machine's browser draws letters like; pictures of machines that differ in it cannot be compared. */
export async function readFontPrint(page: Page): Promise<string> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    const canvas = new OffscreenCanvas(420, 110);
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('This browser draws nothing.');
    const { fontFamily } = getComputedStyle(document.body);
    const fonts = [`400 13px ${fontFamily}`, `500 13px ${fontFamily}`, `600 13px ${fontFamily}`, `600 17.5px ${fontFamily}`, '12px monospace'];
    for (const [row, font] of fonts.entries()) {
      pen.font = font;
      pen.fillText('Sloop ¥ 1,234.50 ÷ 赢环商机跟进 == 0123456789', 4, 18 + row * 20);
    }
    const seen = new Uint8Array(await crypto.subtle.digest('SHA-256', pen.getImageData(0, 0, 420, 110).data));
    return Array.from(seen.slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
  });
}

async function encode(lab: Page, png: Buffer): Promise<Buffer> {
  const text = await lab.evaluate(
    async ({ data, quality: kept, most }) => {
      const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
      const canvas = document.createElement('canvas');
      const scale = Math.min(1, most / picture.width);
      [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('This browser draws nothing.');
      pen.imageSmoothingQuality = 'high';
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/webp', kept);
    },
    { data: png.toString('base64'), quality, most: widest },
  );
  return Buffer.from(text.slice(text.indexOf(',') + 1), 'base64');
}
