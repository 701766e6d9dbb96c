const tables = /\.(csv|tsv|txt|xlsx|xls|zip)$/i;

/** The tables of the folders among what was dropped, however deep; empty when there is no folder. */
export async function listFolderFiles(items: DataTransferItemList): Promise<File[]> {
  // The list is emptied once the event is over, so everything is taken from it at once.
  const entries = Array.from(items, (item) => item.webkitGetAsEntry());
  const found: File[] = [];
  for (const entry of entries) if (isFolder(entry)) await walk(entry, found);
  return found.filter((file) => tables.test(file.name) && !file.name.startsWith('.'));
}

async function walk(folder: FileSystemDirectoryEntry, found: File[]): Promise<void> {
  const reader = folder.createReader();
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return;
    for (const entry of batch) {
      if (isFolder(entry)) await walk(entry, found);
      else if (isFile(entry)) found.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
    }
  }
}

/** Whether a folder is among what was dropped. */
export function hasFolder(items: DataTransferItemList): boolean {
  return Array.from(items, (item) => item.webkitGetAsEntry()).some(isFolder);
}

function isFolder(entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry {
  return entry?.isDirectory === true;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
