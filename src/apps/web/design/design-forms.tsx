import { useState } from 'react';
import { Button } from '#platform/web/kit/button.tsx';
import { DropZone } from '#platform/web/kit/drop-zone.tsx';
import { Field, Form, FormError } from '#platform/web/kit/field.tsx';
import { CheckInput, DateInput, MoneyInput, TextArea, TextInput } from '#platform/web/kit/inputs.tsx';
import { Drawer } from '#platform/web/kit/panel.tsx';
import { SelectInput } from '#platform/web/kit/select-input.tsx';
import { Stepper } from '#platform/web/kit/stepper.tsx';
import { showToast } from '#platform/web/kit/toast.tsx';
import { useLabel } from '#platform/web/locale.ts';
import { ApiError } from '#platform/web/api-error.ts';
import { sampleStages } from './design-samples.ts';

const refusal = new ApiError({
  status: 409,
  code: 'conflict',
  detail: '',
  issues: [{ code: 'conflict', message: { zh: '别人刚改过它。重新载入后再改。', en: 'Somebody changed it just now. Reload and change again.' } }],
});

/** Fields in their states, a wizard, a drop zone, a drawer. */
export function DesignForms() {
  const label = useLabel();
  const [name, setName] = useState('');
  const [amount, setAmount] = useState<string>();
  const [date, setDate] = useState<string>();
  const [stage, setStage] = useState<string>();
  const [isOn, setIsOn] = useState(true);
  const [isOpen, setIsOpen] = useState(false);
  const form = (
    <Form label={label({ zh: '商机', en: 'Opportunity' })} onSubmit={() => showToast({ text: `${name} ${amount ?? ''} ${date ?? ''}` })}>
      <Field
        label={label({ zh: '名称', en: 'Name' })}
        isRequired
        error={name === '' ? label({ zh: '写上名称，例如“二期产线数字化改造”。', en: 'Give it a name, e.g. “Phase II”.' }) : undefined}
      >
        <TextInput value={name} onChange={setName} />
      </Field>
      <Field label={label({ zh: '金额', en: 'Amount' })}>
        <MoneyInput value={amount} onChange={setAmount} currency="CNY" />
      </Field>
      <Field
        label={label({ zh: '下一步时间', en: 'Next step at' })}
        hint={label({ zh: '周末会提醒改到工作日', en: 'Weekends are moved to work days' })}
      >
        <DateInput value={date} onChange={setDate} withTime />
      </Field>
      <Field label={label({ zh: '阶段', en: 'Stage' })} isLocked>
        <SelectInput
          value={stage}
          onChange={setStage}
          options={sampleStages.map((each) => ({ value: each.id, label: label(each.label) }))}
          placeholder={label({ zh: '选择', en: 'Choose' })}
        />
      </Field>
      <Field label={label({ zh: '说明', en: 'Note' })}>
        <TextArea value={name} onChange={setName} />
      </Field>
      <CheckInput label={label({ zh: '抄送组长', en: 'Copy the lead' })} isOn={isOn} onChange={setIsOn} />
      <FormError error={refusal} />
      <div className="row g2">
        <Button type="submit" kind="primary" keyCap="Ctrl ↵">
          {label({ zh: '保存', en: 'Save' })}
        </Button>
        <Button onClick={() => setIsOpen(true)}>Drawer</Button>
      </div>
    </Form>
  );
  return (
    <div className="page page-scroll design-two" style={{ paddingTop: 16 }}>
      {form}
      <div>
        <Stepper
          label={label({ zh: '导入', en: 'Import' })}
          active="map"
          onGoBack={() => undefined}
          steps={[
            { id: 'file', label: label({ zh: '选择文件', en: 'File' }) },
            { id: 'map', label: label({ zh: '对应字段', en: 'Fields' }) },
            { id: 'check', label: label({ zh: '检查', en: 'Check' }) },
          ]}
          footer={
            <>
              <Button>{label({ zh: '上一步', en: 'Back' })}</Button>
              <Button kind="primary">{label({ zh: '下一步', en: 'Next' })}</Button>
            </>
          }
        >
          <DropZone
            onFiles={(files) => showToast({ text: files.map((file) => file.name).join(', ') })}
            accept=".csv,.xlsx"
            maxBytes={20_000_000}
            hint="CSV, Excel ≤ 20 MB"
          />
        </Stepper>
      </div>
      {isOpen && (
        <Drawer
          title={label({ zh: '新建商机', en: 'New opportunity' })}
          onClose={() => setIsOpen(false)}
          footer={
            <Button kind="primary" onClick={() => setIsOpen(false)}>
              {label({ zh: '保存', en: 'Save' })}
            </Button>
          }
        >
          {form}
        </Drawer>
      )}
    </div>
  );
}
