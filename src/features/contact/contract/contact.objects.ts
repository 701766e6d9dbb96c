import { field } from '#engine/contract/objects/fields.ts';
import type { ChoiceOption } from '#engine/contract/objects/fields.ts';
import { defineObject } from '#engine/contract/objects/object.ts';
import type { ListView } from '#engine/contract/objects/object.ts';

/** What part a person plays when their company buys. */
export const buyingRoles: readonly ChoiceOption[] = [
  {
    value: 'decision_maker',
    label: { zh: '决策人', en: 'Decision maker' },
    colour: 'accent',
    aliases: ['决策者', '拍板人', '老板', 'economic buyer', 'decision maker', 'executive sponsor'],
  },
  { value: 'influencer', label: { zh: '影响者', en: 'Influencer' }, colour: 'info', aliases: ['影响人', 'evaluator', 'technical buyer'] },
  { value: 'user', label: { zh: '使用者', en: 'User' }, colour: 'neutral', aliases: ['使用人', 'end user', 'business user'] },
  { value: 'champion', label: { zh: '支持者', en: 'Champion' }, colour: 'good', aliases: ['内线', '教练', 'coach', 'sponsor'] },
  { value: 'gatekeeper', label: { zh: '把关者', en: 'Gatekeeper' }, colour: 'watch', aliases: ['守门人', '采购', 'procurement', 'purchaser'] },
  { value: 'blocker', label: { zh: '反对者', en: 'Blocker' }, colour: 'bad', aliases: ['反对', 'detractor'] },
];

/** How close we are to a person. */
export const relationshipStrengths: readonly ChoiceOption[] = [
  { value: 'strong', label: { zh: '紧密', en: 'Strong' }, colour: 'good', aliases: ['强', '好', 'close'] },
  { value: 'good', label: { zh: '良好', en: 'Good' }, colour: 'info', aliases: ['较好'] },
  { value: 'neutral', label: { zh: '一般', en: 'Neutral' }, colour: 'neutral', aliases: ['中立', 'average'] },
  { value: 'weak', label: { zh: '疏远', en: 'Weak' }, colour: 'watch', aliases: ['弱', '差', 'cold'] },
];

const columns = ['name', 'account', 'title', 'buying_role', 'relationship', 'mobile', 'owner', 'updated_at'];

const views: readonly ListView[] = [
  { id: 'all', label: { zh: '全部联系人', en: 'All contacts' }, sort: [{ field: 'name' }], columns },
  { id: 'mine', label: { zh: '我的联系人', en: 'My contacts' }, filter: 'owner == me()', sort: [{ field: 'name' }], columns },
  {
    id: 'decision_makers',
    label: { zh: '决策人', en: 'Decision makers' },
    filter: "buying_role == 'decision_maker'",
    sort: [{ field: 'name' }],
    columns,
  },
  {
    id: 'role_missing',
    label: { zh: '缺采购角色', en: 'Buying role missing' },
    filter: 'buying_role == null',
    sort: [{ field: 'updated_at', descending: true }],
    columns,
  },
];

/** A person at an account. */
export const contact = defineObject({
  id: 'contact',
  plural: 'contacts',
  label: { zh: '联系人', en: 'Contact' },
  labelPlural: { zh: '联系人', en: 'Contacts' },
  nameField: 'name',
  ownerField: 'owner',
  writes: 'generic',
  search: { phones: ['mobile', 'phone'], emails: ['email'] },
  fields: {
    name: field.text({
      label: { zh: '姓名', en: 'Name' },
      required: true,
      maxLength: 120,
      aliases: ['联系人', '联系人姓名', '名称', 'full name', 'contact name', 'contact', 'last name', 'lastname'],
    }),
    account: field.reference({
      label: { zh: '客户', en: 'Account' },
      object: 'account',
      aliases: [
        '公司',
        '公司名称',
        '客户名称',
        '所属客户',
        'account name',
        'account id',
        'accountid',
        'company',
        'account:external_id__c',
        'organization',
      ],
    }),
    owner: field.member({ label: { zh: '负责人', en: 'Owner' }, aliases: ['所有人', '销售', '归属人', 'contact owner', 'ownerid', 'sales rep'] }),
    title: field.text({ label: { zh: '职务', en: 'Title' }, maxLength: 120, aliases: ['职位', '岗位', 'job title', 'position'] }),
    department: field.text({ label: { zh: '部门', en: 'Department' }, maxLength: 120, aliases: ['所在部门', 'dept'] }),
    buying_role: field.choice({
      label: { zh: '采购角色', en: 'Buying role' },
      options: buyingRoles,
      aliases: ['角色', '决策角色', '关键人角色', 'role', 'contact role'],
    }),
    relationship: field.choice({
      label: { zh: '关系强度', en: 'Relationship' },
      options: relationshipStrengths,
      aliases: ['关系', '亲密度', 'relationship strength', 'strength'],
    }),
    mobile: field.phone({
      label: { zh: '手机', en: 'Mobile' },
      // Who works with the person calls them; who only looks on has no need to.
      private: 'viewers',
      aliases: ['手机号', '手机号码', '移动电话', 'mobilephone', 'mobile phone', 'cell'],
    }),
    phone: field.phone({ label: { zh: '电话', en: 'Phone' }, aliases: ['座机', '办公电话', '联系电话', 'telephone', 'work phone'] }),
    email: field.email({ label: { zh: '邮箱', en: 'E-mail' }, aliases: ['电子邮箱', '邮件', '邮箱地址', 'e-mail', 'email', 'email address'] }),
    wechat: field.text({ label: { zh: '微信', en: 'WeChat' }, maxLength: 80, aliases: ['微信号', 'wechat id', 'weixin'] }),
    address: field.address({ label: { zh: '地址', en: 'Address' }, aliases: ['联系地址', 'mailing address', 'mailingstate', 'mailingcountry'] }),
    birthday: field.date({ label: { zh: '生日', en: 'Birthday' }, aliases: ['出生日期', 'birthdate', 'date of birth'] }),
    notes: field.longText({ label: { zh: '备注', en: 'Notes' }, aliases: ['说明', '描述', 'description', 'remark', 'comments'] }),
  },
  children: {
    activities: { object: 'activity', field: 'contact', label: { zh: '跟进', en: 'Activities' } },
  },
  views,
  layout: [
    { label: { zh: '基本信息', en: 'Profile' }, fields: ['name', 'account', 'title', 'department', 'owner'] },
    { label: { zh: '采购角色', en: 'Role in the purchase' }, fields: ['buying_role', 'relationship'] },
    { label: { zh: '联络', en: 'Reach' }, fields: ['mobile', 'phone', 'email', 'wechat', 'address', 'birthday'] },
    { label: { zh: '备注', en: 'Notes' }, fields: ['notes'] },
  ],
});
