import { useRoute } from '#platform/web/api.ts';
import { Field } from '#platform/web/kit/field.tsx';
import { PageHeader } from '#platform/web/kit/page-header.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { useSearchParam } from '#platform/web/navigation.tsx';
import { PickInput } from '#engine/web/fields/pickers.tsx';
import { useWebObjects } from '#engine/web/objects/object-registry.ts';
import { explainAccessRoute } from '../contract/access.routes.ts';
import { sharingMessages } from '../contract/sharing.messages.ts';
import { ReasonsList } from './reasons-list.tsx';
import './access.css';

/** Why any person can or cannot see and change any record. */
export function ExplainPage() {
  const t = useMessages(sharingMessages);
  const label = useLabel();
  const objects = useWebObjects();
  const [chosen, setObject] = useSearchParam('object');
  const [record, setRecord] = useSearchParam('record');
  const [member, setMember] = useSearchParam('member');
  const object = chosen ?? objects[0]?.object.id ?? '';
  return (
    <>
      <PageHeader title={t('sharing.explain')} summary={t('sharing.explain_text')} />
      <div className="page page-scroll">
        <div className="access-page">
          <div className="access-ask">
            <Field label={t('sharing.object')}>
              <SelectInput
                value={object}
                onChange={(next) => {
                  setObject(next);
                  setRecord(undefined);
                }}
                options={objects.map((each) => ({ value: each.object.id, label: label(each.object.labelPlural) }))}
              />
            </Field>
            <Field label={t('sharing.record')}>
              <PickInput key={object} source={{ object }} value={record ?? null} onChange={(next) => setRecord(next ?? undefined)} />
            </Field>
            <Field label={t('sharing.why_whom')}>
              <PickInput source="member" value={member ?? null} onChange={(next) => setMember(next ?? undefined)} />
            </Field>
          </div>
          {record !== undefined && <Explained object={object} record={record} member={member} />}
        </div>
      </div>
    </>
  );
}

interface ExplainedProps {
  readonly object: string;
  readonly record: string;
  readonly member: string | undefined;
}

function Explained({ object, record, member }: ExplainedProps) {
  const t = useMessages(sharingMessages);
  const label = useLabel();
  const explained = useRoute(explainAccessRoute, { object, id: record, ...(member !== undefined && { member }) }, { keepPrevious: true });
  if (!explained.data) return <PageState of={explained} />;
  const { data } = explained;
  return (
    <section>
      <h2 className="section-title">
        {data.member.name} · {data.record}
      </h2>
      <p className="muted">{t('sharing.holds_roles', { roles: data.roles.map((role) => label(role)).join(' · ') })}</p>
      <ReasonsList explained={data} />
    </section>
  );
}
