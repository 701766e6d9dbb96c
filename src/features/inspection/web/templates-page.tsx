import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route.ts';
import { useRoute } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { classNames } from '#platform/web/kit/class-names.ts';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { EmptyState, PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { Link, useGo, useSearchParam } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.ts';
import { getTemplateVersion, listTemplates } from '../contract/inspection.routes.ts';
import { templateMessages } from '../contract/template.messages.ts';
import { NewTemplateDrawer } from './new-template-drawer.tsx';
import { TemplateVersion } from './template-version.tsx';
import './templates.css';

/** A template with its versions, the newest first. */
export type Template = RouteOutput<typeof listTemplates>['templates'][number];

/** Templates of inspections with their versions; `?template=&version=` opens one. */
export function TemplatesPage() {
  const t = useMessages(templateMessages);
  const can = useCan();
  const go = useGo();
  const [isNew, setIsNew] = useState(false);
  const templates = useRoute(listTemplates, {});
  const [templateId] = useSearchParam('template');
  const [number] = useSearchParam('version');
  const all = templates.data?.templates ?? [];
  const template = all.find((each) => each.id === templateId) ?? all[0];
  const create = can('inspection.edit') && (
    <Button icon="plus" onClick={() => setIsNew(true)}>
      {t('template.new')}
    </Button>
  );
  const drawer = isNew && <NewTemplateDrawer onClose={() => setIsNew(false)} onCreated={(id) => go(`/inspection-templates?template=${id}`)} />;
  if (!templates.data) return <PageState of={templates} shape="record" />;
  if (!template)
    return (
      <>
        <PageHeader title={t('template.title')} />
        <EmptyState icon="shield" title={t('template.title')} text={t('template.teaching')} action={create} />
        {drawer}
      </>
    );
  const version = Number(number) || template.publishedVersion || template.versions[0]?.number || 1;
  return (
    <div className="templates">
      <nav className="templates-list" aria-label={t('template.title')}>
        {all.map((each) => (
          <TemplateEntry key={each.id} template={each} openId={template.id} openNumber={version} />
        ))}
        {create}
      </nav>
      <VersionPart key={`${template.id} ${version}`} template={template} number={version} />
      {drawer}
    </div>
  );
}

function TemplateEntry({ template, openId, openNumber }: { readonly template: Template; readonly openId: string; readonly openNumber: number }) {
  const t = useMessages(templateMessages);
  const label = useLabel();
  return (
    <div className="templates-entry">
      <b className="clip">{label(template.name)}</b>
      {template.versions.map((version) => {
        const isOpen = template.id === openId && version.number === openNumber;
        return (
          <Link
            key={version.number}
            to={`/inspection-templates?template=${template.id}&version=${version.number}`}
            className={classNames('templates-version', isOpen && 'on')}
            aria-current={isOpen ? 'page' : undefined}
          >
            {t('template.version', { number: version.number, status: t(`template.status.${version.status}`) })}
          </Link>
        );
      })}
    </div>
  );
}

function VersionPart({ template, number }: { readonly template: Template; readonly number: number }) {
  const version = useRoute(getTemplateVersion, { id: template.id, number });
  if (!version.data) return <PageState of={version} shape="record" />;
  return <TemplateVersion key={JSON.stringify(version.data.definition)} template={template} number={number} saved={version.data.definition} />;
}
