import { Confirm } from '#platform/web/kit/confirm.tsx';
import type { MenuItem } from '#platform/web/kit/menu.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { viewMessages } from '#engine/contract/views/view.messages.ts';
import type { ListState } from '../list/use-list-state.ts';
import type { WebObject } from '../objects/object-registry.ts';
import { ColumnsDrawer } from './columns-drawer.tsx';
import { ViewDialog } from './view-dialog.tsx';
import type { ViewDraft } from './view-dialog.tsx';

/** What is being done with the views of a list. */
export type ViewTask = 'create' | 'edit' | 'delete' | 'columns';

/** Entries of the list's menu that concern the view looked at. */
export function useViewItems(web: WebObject, state: ListState, canSave: boolean, onTask: (task: ViewTask) => void): readonly MenuItem[] {
  const t = useMessages(viewMessages);
  const { view, views } = state;
  const own = view?.saved?.can_edit === true;
  const isDefault = view !== undefined && views.defaultId === view.id;
  if (!canSave) return [];
  return [
    { id: 'columns', label: t('view.columns'), icon: 'table', section: t('view.section'), onSelect: () => onTask('columns') },
    { id: 'save-as', label: t('view.save_as'), icon: 'plus', onSelect: () => onTask('create') },
    ...(own ? [{ id: 'edit', label: t('view.edit'), icon: 'pencil' as const, onSelect: () => onTask('edit') }] : []),
    ...(view
      ? [
          {
            id: 'default',
            label: t(isDefault ? 'view.clear_default' : 'view.make_default'),
            icon: 'star' as const,
            onSelect: () => views.setDefault.mutate({ object: web.object.id, view: isDefault ? null : view.id }),
          },
        ]
      : []),
    ...(own ? [{ id: 'remove', label: t('view.delete'), icon: 'trash' as const, isDanger: true, onSelect: () => onTask('delete') }] : []),
  ];
}

interface ViewTasksProps {
  readonly web: WebObject;
  readonly state: ListState;
  readonly task: ViewTask | undefined;
  readonly onClose: () => void;
}

/** The dialogs of views: keep, rename and share, delete, choose columns. */
export function ViewTasks({ web, state, task, onClose }: ViewTasksProps) {
  if (task === 'create') return <CreateView web={web} state={state} onClose={onClose} />;
  if (task === 'edit') return <EditView web={web} state={state} onClose={onClose} />;
  if (task === 'delete') return <DeleteView state={state} onClose={onClose} />;
  if (task === 'columns') return <ColumnsDrawer web={web} state={state} onClose={onClose} />;
  return null;
}

type TaskProps = Omit<ViewTasksProps, 'task'>;

function CreateView({ web, state, onClose }: TaskProps) {
  const t = useMessages(viewMessages);
  const { create, setDefault, canShare } = state.views;
  const save = async (draft: ViewDraft) => {
    const view = await create.mutateAsync({
      object: web.object.id,
      name: draft.name,
      shared: draft.shared,
      roles: [...draft.roles],
      layout: state.layout,
      ...state.kept(),
    });
    if (draft.isDefault) await setDefault.mutateAsync({ object: web.object.id, view: view.id });
    showToast({ text: t('view.saved', { name: view.name }), tone: 'good' });
    state.settleOn(view.id);
    onClose();
  };
  return (
    <ViewDialog
      title={t('view.save_as')}
      initial={{ name: '', shared: 'nobody', roles: [], isDefault: false }}
      canShare={canShare}
      isBusy={create.isPending}
      error={create.error}
      onSave={(draft) => void save(draft).catch(() => undefined)}
      onClose={onClose}
    />
  );
}

function EditView({ web, state, onClose }: TaskProps) {
  const t = useMessages(viewMessages);
  const { update, setDefault, canShare, defaultId } = state.views;
  const view = state.view?.saved;
  if (!view) return null;
  const wasDefault = defaultId === view.id;
  const save = async (draft: ViewDraft) => {
    await update.mutateAsync({ id: view.id, name: draft.name, shared: draft.shared, roles: [...draft.roles] });
    if (draft.isDefault !== wasDefault) await setDefault.mutateAsync({ object: web.object.id, view: draft.isDefault ? view.id : null });
    showToast({ text: t('view.saved', { name: draft.name }), tone: 'good' });
    onClose();
  };
  return (
    <ViewDialog
      title={t('view.edit')}
      initial={{ name: view.name, shared: view.shared, roles: view.roles, isDefault: wasDefault }}
      canShare={canShare}
      isBusy={update.isPending}
      error={update.error}
      onSave={(draft) => void save(draft).catch(() => undefined)}
      onClose={onClose}
    />
  );
}

function DeleteView({ state, onClose }: Omit<TaskProps, 'web'>) {
  const t = useMessages(viewMessages);
  const view = state.view?.saved;
  if (!view) return null;
  const remove = async () => {
    await state.views.remove.mutateAsync({ id: view.id });
    state.settleOn(undefined);
    showToast({ text: t('view.deleted', { name: view.name }), tone: 'good' });
  };
  return (
    <Confirm isDanger title={t('view.delete_title', { name: view.name })} confirmLabel={t('view.delete')} onConfirm={remove} onClose={onClose}>
      {t(view.shared === 'nobody' ? 'view.delete_text' : 'view.delete_shared')}
    </Confirm>
  );
}
