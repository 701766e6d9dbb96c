import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import { layOutDocument } from './lay-out-document.ts';
import { type PrintedDocument, printedFont } from './printed-document.ts';

const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/package.json')));

// oxlint-disable-next-line sloop/no-assertion -- started by write-pdf.ts alone, which hands over exactly this
const document = workerData as PrintedDocument;
// Documents hold text of people; nothing in it may fetch or read anything.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));
pdfmake.setFonts({
  [printedFont]: {
    normal: join(fonts, '400Regular', 'NotoSansSC_400Regular.ttf'),
    bold: join(fonts, '600SemiBold', 'NotoSansSC_600SemiBold.ttf'),
  },
});
const pdf = await pdfmake.createPdf(layOutDocument(document)).getBuffer();
parentPort?.postMessage(pdf);
