import { useEffect, useRef, useState } from 'react';
import type { FileRef } from '#engine/contract/objects/fields.ts';
import { uploadFile } from './upload-file.ts';

/** A file on its way. */
export interface Upload {
  readonly key: number;
  readonly file: File;
  /** From 0 to 1. */
  readonly share: number;
  readonly hasFailed: boolean;
}

let lastKey = 0;

/** Sends files and adds each to the value once it has arrived; one that fails stays to be tried again. */
export function useUploads(files: readonly FileRef[], onChange: (files: readonly FileRef[]) => void) {
  const [list, setList] = useState<readonly Upload[]>([]);
  const latest = useRef({ files, onChange });
  useEffect(() => {
    latest.current = { files, onChange };
  });
  const patch = (key: number, part: Partial<Upload>) => setList((all) => all.map((each) => (each.key === key ? { ...each, ...part } : each)));
  const drop = (upload: Upload) => setList((all) => all.filter((each) => each.key !== upload.key));
  const send = async (upload: Upload) => {
    try {
      const stored = await uploadFile(upload.file, (share) => patch(upload.key, { share }));
      // Several may arrive before the value has come back round.
      const next = [...latest.current.files, stored];
      latest.current = { ...latest.current, files: next };
      latest.current.onChange(next);
      drop(upload);
    } catch {
      patch(upload.key, { hasFailed: true });
    }
  };
  const add = (chosen: readonly File[]) => {
    const uploads = chosen.map((file) => ({ key: (lastKey += 1), file, share: 0, hasFailed: false }));
    setList((all) => [...all, ...uploads]);
    for (const upload of uploads) void send(upload);
  };
  const retry = (upload: Upload) => {
    patch(upload.key, { hasFailed: false, share: 0 });
    void send(upload);
  };
  return { list, add, retry, drop };
}
