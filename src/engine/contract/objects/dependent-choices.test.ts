import { expect, test } from 'vitest';
import { allowedOptions, dependentChoices, dependentIssues, misfitsCleared } from './dependent-choices.ts';
import { field } from './fields.ts';

const option = (value: string) => ({ value, label: { zh: `${value}中`, en: value } });
const fields = {
  region: field.choice({ label: { zh: '大区', en: 'Region' }, options: [option('east'), option('south'), option('north')] }),
  city: field.choice({
    label: { zh: '城市', en: 'City' },
    options: [option('hangzhou'), option('guangzhou'), option('beijing')],
    dependsOn: { on: 'region', allowed: { east: ['hangzhou'], south: ['guangzhou'] } },
  }),
  services: field.multiChoice({
    label: { zh: '服务', en: 'Services' },
    options: [option('visit'), option('call')],
    dependsOn: { on: 'city', allowed: { hangzhou: ['visit', 'call'], guangzhou: ['call'] } },
  }),
};
const [city] = dependentChoices(fields);
if (!city) throw new Error('The city depends on nothing.');

test('only what fits is offered: nothing before the deciding field is filled, everything where nothing was said', () => {
  expect(allowedOptions(city, { region: 'east' }).map((each) => each.value)).toEqual(['hangzhou']);
  expect(allowedOptions(city, {})).toEqual([]);
  expect(allowedOptions(city, { region: 'north' })).toHaveLength(3);
});

test('a value that does not fit is refused with the reason and the remedy', () => {
  expect(dependentIssues(fields, { region: 'east', city: 'hangzhou' }, null)).toEqual([]);
  const [issue] = dependentIssues(fields, { region: 'south', city: 'hangzhou' }, ['region']);
  expect(issue).toMatchObject({ field: 'city', code: 'record.choice_not_allowed' });
  expect(issue?.message.en).toBe('With “Region” at “south”, “City” cannot be “hangzhou”. Choose one of guangzhou, or clear it.');
  expect(dependentIssues(fields, { city: 'hangzhou' }, null)[0]?.message.en).toContain('Choose “Region” first');
});

test('what was wrong before does not keep anybody from another change', () => {
  expect(dependentIssues(fields, { region: 'south', city: 'hangzhou' }, ['name'])).toEqual([]);
});

test('the value of a field the writer may not see is not told', () => {
  const [issue] = dependentIssues(fields, { region: 'south', city: 'hangzhou' }, ['city'], ['region']);
  expect(JSON.stringify(issue)).not.toContain('south');
  expect(JSON.stringify(issue)).not.toContain('Region');
});

test('what no longer fits is cleared along a chain, and of several choices only those', () => {
  expect(misfitsCleared(fields, { region: 'south', city: 'hangzhou', services: ['visit'] }, ['region'])).toEqual({ city: null, services: null });
  expect(misfitsCleared(fields, { region: 'south', city: 'guangzhou', services: ['visit', 'call'] }, ['city'])).toEqual({ services: ['call'] });
  expect(misfitsCleared(fields, { region: 'south', city: 'guangzhou', services: ['call'] }, ['city'])).toEqual({});
  expect(misfitsCleared(fields, { region: 'south', city: 'hangzhou' }, ['name'])).toEqual({});
});
