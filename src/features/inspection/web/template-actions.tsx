import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Confirm } from '#platform/web/kit/confirm.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useMessages } from '#platform/web/locale.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { compareDefinitions } from '../contract/compare-definitions.ts';
import { getTemplateVersion, listTemplates, publishTemplate, saveTemplateDraft } from '../contract/inspection.routes.ts';
import { templateMessages } from '../contract/template.messages.ts';
import type { TemplateDefinition } from '../contract/template.ts';
import { DifferenceDrawer } from './difference-drawer.tsx';
import type { Template } from './templates-page.tsx';

interface TemplateActionsProps {
  readonly template: Template;
  readonly number: number;
  readonly saved: TemplateDefinition;
  readonly definition: TemplateDefinition;
  readonly isEditing: boolean;
  readonly onEdit: (() => void) | undefined;
  readonly onDiscard: () => void;
}

/** Compare, edit, save and publish. */
export function TemplateActions(props: TemplateActionsProps) {
  const t = useMessages(templateMessages);
  const { template, number, definition, saved, isEditing, onEdit, onDiscard } = props;
  const [open, setOpen] = useState<'differences' | 'publish'>();
  const isChanged = definition !== saved;
  const isDraft = template.versions[0]?.number === number && template.versions[0].status === 'draft';
  return (
    <>
      {template.versions.length > 1 && (
        <Button icon="swap" onClick={() => setOpen('differences')}>
          {t('template.differences')}
        </Button>
      )}
      {onEdit && (
        <Button icon="pencil" onClick={onEdit}>
          {t('template.edit')}
        </Button>
      )}
      {isEditing && (isChanged || !isDraft) && (
        <Button kind="quiet" onClick={onDiscard}>
          {t('template.discard')}
        </Button>
      )}
      {isEditing && <SaveButton template={template} definition={definition} isChanged={isChanged} />}
      {isEditing && isDraft && (
        <Button kind="primary" disabled={isChanged || definition.items.length === 0} onClick={() => setOpen('publish')}>
          {t('template.publish')}
        </Button>
      )}
      {open === 'differences' && <DifferenceDrawer template={template} number={number} definition={definition} onClose={() => setOpen(undefined)} />}
      {open === 'publish' && <PublishQuestion template={template} number={number} definition={definition} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function SaveButton({ template, definition, isChanged }: Pick<TemplateActionsProps, 'template' | 'definition'> & { readonly isChanged: boolean }) {
  const t = useMessages(templateMessages);
  const go = useGo();
  const save = useRouteMutation(saveTemplateDraft, {
    invalidates: [listTemplates, getTemplateVersion],
    onSuccess: ({ number }) => {
      showToast({ text: t('template.saved', { number }), tone: 'good' });
      go(`/inspection-templates?template=${template.id}&version=${number}`);
    },
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  return (
    <Button isBusy={save.isPending} disabled={!isChanged} onClick={() => save.mutate({ id: template.id, definition })}>
      {t('template.save')}
    </Button>
  );
}

type QuestionProps = Pick<TemplateActionsProps, 'template' | 'number' | 'definition'> & { readonly onClose: () => void };

function PublishQuestion({ template, number, definition, onClose }: QuestionProps) {
  const t = useMessages(templateMessages);
  const inForce = template.publishedVersion;
  const before = useRoute(getTemplateVersion, { id: template.id, number: inForce ?? number });
  const publish = useRouteMutation(publishTemplate, {
    invalidates: [listTemplates, getTemplateVersion],
    onSuccess: (output) => showToast({ text: t('template.published', output), tone: 'good' }),
    onError: (error) => showToast({ text: error.detail, tone: 'bad' }),
  });
  const count = before.data ? compareDefinitions(before.data.definition, definition).length : 0;
  return (
    <Confirm
      title={t('template.publish_title', { number })}
      confirmLabel={t('template.publish')}
      onClose={onClose}
      onConfirm={() => publish.mutateAsync({ id: template.id })}
    >
      {inForce === null ? t('template.publish_first') : t('template.publish_text', { count })}
    </Confirm>
  );
}
