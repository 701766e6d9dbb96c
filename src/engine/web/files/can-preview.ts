/** Whether a file can be looked at without leaving the page: pictures, and PDFs where the browser has a viewer of its own. */
export function canPreview({ type }: { readonly type: string }): boolean {
  return isPicture(type) || isDocument(type);
}

/** Whether the file is a picture that shows small as well; drawings with scripts in them are not. */
export function isPicture(type: string): boolean {
  return /^image\/(png|jpeg|gif|webp)$/.test(type);
}

/** Whether it is a document for the browser's own viewer. */
export function isDocument(type: string): boolean {
  return type === 'application/pdf';
}
