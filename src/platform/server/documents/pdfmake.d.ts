/** The part of pdfmake that is used; it comes without declarations. */
declare module 'pdfmake' {
  interface Document {
    getBuffer(): Promise<Buffer>;
  }
  interface PdfMake {
    setFonts(fonts: Readonly<Record<string, Readonly<Record<'normal' | 'bold', string>>>>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: object): Document;
  }
  const pdfmake: PdfMake;
  // oxlint-disable-next-line sloop/no-default-export -- that is how the library exports it
  export default pdfmake;
}
