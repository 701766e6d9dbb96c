import { useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { usePastDay } from '#platform/web/as-of.ts';
import { Icon } from '#platform/web/kit/icon.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { fileMessages } from '#engine/contract/files/file.messages.ts';
import { useAddFiles } from './use-add-files.ts';

interface RecordDropProps {
  readonly object: string;
  readonly recordId: string;
  readonly children: ReactNode;
}

/** The page of a record takes files dropped anywhere on it. */
export function RecordDrop({ object, recordId, children }: RecordDropProps) {
  const t = useMessages(fileMessages);
  const [isOver, setIsOver] = useState(false);
  const isPast = usePastDay() !== undefined;
  const { add } = useAddFiles(object, recordId);
  const holdsFiles = (event: DragEvent) => !isPast && event.dataTransfer.types.includes('Files');
  return (
    <div
      className="records-drop"
      onDragOver={(event) => {
        if (!holdsFiles(event) || event.defaultPrevented) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setIsOver(false);
      }}
      onDrop={(event) => {
        setIsOver(false);
        if (!holdsFiles(event) || event.defaultPrevented) return;
        event.preventDefault();
        add([...event.dataTransfer.files]);
      }}
    >
      {children}
      {isOver && (
        <div className="records-drop-note" aria-hidden>
          <Icon name="upload" size={20} /> {t('file.drop')}
        </div>
      )}
    </div>
  );
}
