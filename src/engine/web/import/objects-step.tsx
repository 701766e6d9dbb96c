import { useState } from 'react';
import { useRoute, useRouteMutation } from '#platform/web/api.ts';
import { Button } from '#platform/web/kit/button.tsx';
import { Field, FormError } from '#platform/web/kit/field.tsx';
import { CheckInput, TextInput } from '#platform/web/kit/inputs.tsx';
import { PageState } from '#platform/web/kit/page-state.tsx';
import { useLabel, useMessages } from '#platform/web/locale.ts';
import { importMessages } from '#engine/contract/import/import.messages.ts';
import { getBatch, makeObjects, proposeObjects } from '#engine/contract/import/import-batch.routes.ts';
import { getDraft } from '#engine/contract/import/import.routes.ts';
import type { ObjectProposal } from '#engine/contract/import/new-object.ts';
import { NewColumns } from './new-columns.tsx';

interface ObjectsStepProps {
  readonly batchId: string;
  readonly onBack: () => void;
  readonly onMade: () => void;
}

/** An object for each file that fits none: what it is called and what its columns become, seen and changed before it is made. */
export function ObjectsStep({ batchId, onBack, onMade }: ObjectsStepProps) {
  const proposed = useRoute(proposeObjects, { id: batchId }, { staleTimeMs: 0 });
  if (!proposed.data || proposed.isFetching) return <PageState of={proposed} />;
  return <Proposals batchId={batchId} proposals={proposed.data.proposals} onBack={onBack} onMade={onMade} />;
}

function Proposals({ batchId, proposals, onBack, onMade }: ObjectsStepProps & { readonly proposals: readonly ObjectProposal[] }) {
  const t = useMessages(importMessages);
  const [changed, setChanged] = useState(proposals);
  const [chosen, setChosen] = useState(() => proposals.filter((proposal) => proposal.why === null).map((proposal) => proposal.import));
  const make = useRouteMutation(makeObjects, { invalidates: [getBatch, getDraft], onSuccess: onMade });
  const change = (next: ObjectProposal) => setChanged((known) => known.map((each) => (each.import === next.import ? next : each)));
  const toggle = (id: string, isOn: boolean) => setChosen((known) => (isOn ? [...known, id] : known.filter((each) => each !== id)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate({ id: batchId, objects: changed.filter((each) => chosen.includes(each.import)) });
      }}
    >
      <p className="muted">{t('import.objects_text')}</p>
      <FormError error={make.error} />
      {changed.map((proposal) => (
        <Proposal
          key={proposal.import}
          proposal={proposal}
          isOn={chosen.includes(proposal.import)}
          isAlone={changed.length === 1}
          onToggle={(isOn) => toggle(proposal.import, isOn)}
          onChange={change}
        />
      ))}
      <div className="k-stepper-foot">
        <Button onClick={onBack}>{t('import.back')}</Button>
        <Button kind="primary" type="submit" disabled={chosen.length === 0} isBusy={make.isPending}>
          {t('import.make_objects', { count: chosen.length })}
        </Button>
      </div>
    </form>
  );
}

interface ProposalProps {
  readonly proposal: ObjectProposal;
  readonly isOn: boolean;
  /** The only one shows its columns at once. */
  readonly isAlone: boolean;
  readonly onToggle: (isOn: boolean) => void;
  readonly onChange: (proposal: ObjectProposal) => void;
}

function Proposal({ proposal, isOn, isAlone, onToggle, onChange }: ProposalProps) {
  const t = useMessages(importMessages);
  const label = useLabel();
  const [isOpen, setIsOpen] = useState(isAlone);
  const rename = (locale: 'zh' | 'en', text: string) =>
    onChange({ ...proposal, label: { ...proposal.label, [locale]: text }, labelPlural: { ...proposal.labelPlural, [locale]: text } });
  const used = proposal.columns.filter((column) => column.use !== 'skip').length;
  return (
    <section className="import-proposal" aria-label={proposal.fileName}>
      <div className="row g2 wrap">
        <CheckInput label={t('import.make_from', { name: proposal.fileName })} isOn={isOn} onChange={onToggle} />
        <span className="muted t12 spread">
          {t('import.row_count', { count: proposal.rowCount })} · {t('import.mapped_count', { mapped: used, total: proposal.columns.length })}
        </span>
        {isOn && (
          <Button size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {t('import.see_columns')}
          </Button>
        )}
      </div>
      {proposal.why && <p className="import-why t12">{label(proposal.why)}</p>}
      {isOn && (
        <div className="import-names">
          <Field label={t('import.name_zh')}>
            <TextInput value={proposal.label.zh} maxLength={120} onChange={(text) => rename('zh', text)} />
          </Field>
          <Field label={t('import.name_en')}>
            <TextInput value={proposal.label.en} maxLength={120} onChange={(text) => rename('en', text)} />
          </Field>
        </div>
      )}
      {isOn && isOpen && <NewColumns proposal={proposal} onChange={onChange} />}
    </section>
  );
}
