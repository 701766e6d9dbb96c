import { useRef, useState } from 'react';
import { ApiError, useRouteMutation } from '#platform/web/api.ts';
import { Button, IconButton } from '#platform/web/kit/button.tsx';
import { DropZone } from '#platform/web/kit/drop-zone.tsx';
import { Icon } from '#platform/web/kit/icon.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { kitMessages } from '#platform/contract/kit.messages.ts';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useCan } from '#platform/web/session.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import { changeKind, type ImportDraft } from '#engine/contract/import/import.routes.ts';
import { ImportStatusText } from './import-words.tsx';
import { FileOrigin } from './file-origin.tsx';
import { hasFolder, listFolderFiles } from './folder-files.ts';
import { uploadFile, uploadZip } from './upload-file.ts';
import { useChangeDrafts } from './use-drafts.ts';
import { isOpen } from './use-plans.ts';

const maxBytes = 100 * 1024 * 1024;

interface Refused {
  readonly name: string;
  readonly why: string;
}

interface FilesStepProps {
  readonly drafts: readonly ImportDraft[];
  readonly isProposing: boolean;
  /** Shows the objects that could be made for the files that fit none. */
  readonly onPropose: () => void;
}

/** Takes files, says what each was recognised as, and in which order they will be imported. */
export function FilesStep({ drafts, isProposing, onPropose }: FilesStepProps) {
  const t = useMessages(importMessages);
  const can = useCan();
  const change = useChangeDrafts(drafts);
  const unplaced = drafts.filter((draft) => draft.import.object === 'unplaced' && isOpen(draft)).length;
  const isFolder = useRef(false);
  const [reading, setReading] = useState<string>();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const take = async (files: readonly File[]) => {
    const added: string[] = [];
    const wrong: Refused[] = [];
    for (const file of files) {
      setReading(file.name);
      try {
        added.push(...(await stagedIds(file)));
      } catch (error) {
        wrong.push({ name: file.name, why: (error instanceof ApiError && error.detail) || t('import.reload') });
      }
    }
    setReading(undefined);
    setRefused(wrong);
    if (added.length > 0) await change.add(added);
  };
  return (
    <div className="import-files">
      <div
        onDropCapture={(event) => {
          isFolder.current = hasFolder(event.dataTransfer.items);
          if (isFolder.current) void listFolderFiles(event.dataTransfer.items).then(take);
        }}
      >
        <DropZone
          isMultiple
          accept=".csv,.tsv,.txt,.xlsx,.xls,.zip"
          maxBytes={maxBytes}
          hint={t('import.drop_hint')}
          onFiles={(files) => {
            // What the browser gives for a folder itself is no file.
            if (!isFolder.current) void take(files);
            isFolder.current = false;
          }}
        />
      </div>
      {reading && (
        <p className="row g2 muted" role="status">
          <span className="k-spinner" aria-hidden /> {t('import.uploading', { name: reading })}
        </p>
      )}
      {refused.map((each) => (
        <p key={each.name} className="import-note bad row g2" role="alert">
          <Icon name="warning" size={14} /> <b>{each.name}</b> <span>{each.why}</span>
        </p>
      ))}
      {drafts.length > 1 && <p className="muted t12">{t('import.order_hint')}</p>}
      {drafts.length > 0 && (
        <ol className="import-file-list">
          {drafts.map((draft, index) => (
            <FileRow
              key={draft.import.id}
              draft={draft}
              place={index + 1}
              onRemove={() => change.remove(draft.import.id)}
              onReplace={change.replace}
            />
          ))}
        </ol>
      )}
      {unplaced > 0 && (
        <div className="import-note row g2 wrap">
          <span className="spread">{t('import.unplaced_files', { count: unplaced })}</span>
          {can('workspace.manage') ? (
            <Button icon="plus" isBusy={isProposing} onClick={onPropose}>
              {t('import.propose_objects')}
            </Button>
          ) : (
            <span className="muted t12">{t('import.ask_administrator')}</span>
          )}
        </div>
      )}
    </div>
  );
}

/** An archive holds several files, and one file may hold several things. */
async function stagedIds(file: File): Promise<string[]> {
  if (/\.zip$/i.test(file.name)) return (await uploadZip(file)).imports.map((view) => view.id);
  const draft = await uploadFile(file);
  return [...draft.beside, draft.import.id];
}

interface FileRowProps {
  readonly draft: ImportDraft;
  readonly place: number;
  readonly onRemove: () => void;
  readonly onReplace: (draft: ImportDraft) => void;
}

function FileRow({ draft, place, onRemove, onReplace }: FileRowProps) {
  const t = useMessages(importMessages);
  const kit = useMessages(kitMessages);
  const label = useLabel();
  const turn = useRouteMutation(changeKind, { onSuccess: onReplace });
  const { import: view, kinds } = draft;
  const mapped = draft.guess.columns.filter((column) => column !== null).length;
  return (
    <li>
      <i>{place}</i>
      <span className="import-file-name">
        <b className="clip">{view.fileName}</b>
        <span className="muted t12">
          {t('import.row_count', { count: view.rowCount })} · {t('import.mapped_count', { mapped, total: view.headers.length })} ·{' '}
          {view.encoding.toUpperCase()}
        </span>
        <FileOrigin draft={draft} />
      </span>
      {isOpen(draft) ? (
        <span className="import-file-kind">
          <SelectInput
            label={`${t('import.kind')} ${view.fileName}`}
            value={view.object}
            options={kinds.map((kind) => ({ value: kind.id, label: label(kind.label) }))}
            isLoading={turn.isPending}
            onChange={(object) => object && turn.mutate({ id: view.id, object })}
          />
        </span>
      ) : (
        <ImportStatusText status={view.status} />
      )}
      <IconButton icon="close" label={kit('kit.remove')} onClick={onRemove} />
    </li>
  );
}
