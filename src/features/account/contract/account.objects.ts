import { field } from '#engine/contract/objects/fields.ts';
import { defineObject } from '#engine/contract/objects/object.ts';
import { accountLifecycles, accountStatuses, accountTiers, sourceChoices } from './account.choices.ts';
import { industryChoices } from './account.industries.ts';
import { accountViews } from './account.views.ts';

/** A company we sell to or want to sell to. */
export const account = defineObject({
  id: 'account',
  plural: 'accounts',
  label: { zh: '客户', en: 'Account' },
  labelPlural: { zh: '客户', en: 'Accounts' },
  nameField: 'name',
  ownerField: 'owner',
  writes: 'generic',
  boardField: 'lifecycle',
  fields: {
    name: field.text({
      label: { zh: '客户名称', en: 'Account name' },
      required: true,
      maxLength: 200,
      aliases: [
        '客户',
        '公司',
        '公司名称',
        '企业名称',
        '名称',
        '单位名称',
        'account',
        'name',
        'company',
        'company name',
        'organization',
        'customer',
        'customer name',
      ],
    }),
    owner: field.member({
      label: { zh: '负责人', en: 'Owner' },
      historic: true,
      aliases: [
        '销售',
        '业务员',
        '客户经理',
        '所有人',
        '归属人',
        '跟进人',
        'account owner',
        'sales rep',
        'sales agent',
        'salesperson',
        'ownerid',
        'assigned to',
      ],
    }),
    industry: field.choice({
      label: { zh: '行业', en: 'Industry' }, historic: true,
      options: industryChoices,
      open: true,
      aliases: ['所属行业', '行业类别', 'sector', 'vertical'],
    }),
    tier: field.choice({
      label: { zh: '客户等级', en: 'Tier' },
      options: accountTiers,
      historic: true,
      aliases: ['级别', '客户级别', '等级', '分级', 'rating', 'grade', 'class', 'segment'],
    }),
    lifecycle: field.choice({
      label: { zh: '生命周期', en: 'Lifecycle' },
      options: accountLifecycles,
      initial: 'prospect',
      historic: true,
      aliases: ['客户阶段', '客户类型', 'account type', 'lifecycle stage', 'type'],
    }),
    status: field.choice({
      label: { zh: '状态', en: 'Status' },
      options: accountStatuses,
      initial: 'active',
      aliases: ['客户状态', 'account status', '经营状态'],
    }),
    parent: field.reference({
      label: { zh: '上级客户', en: 'Parent account' },
      object: 'account',
      onDelete: 'clear',
      aliases: ['母公司', '上级公司', '集团', '所属集团', 'parent account', 'parent', 'subsidiary_of', 'parent company'],
    }),
    credit_code: field.text({
      label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
      maxLength: 40,
      unique: true,
      help: { zh: '18 位，按国家标准核对校验位。', en: '18 characters; the check digit is verified.' },
      aliases: ['信用代码', '社会信用代码', '税号', '纳税人识别号', 'uscc', 'credit code', 'tax id'],
    }),
    phone: field.phone({ label: { zh: '电话', en: 'Phone' }, aliases: ['公司电话', '联系电话', '座机', 'telephone', 'phone number', 'main phone'] }),
    website: field.url({ label: { zh: '网址', en: 'Website' }, aliases: ['官网', '网站', 'url', 'domain', 'web site'] }),
    address: field.address({
      label: { zh: '地址', en: 'Address' },
      aliases: ['公司地址', '详细地址', '注册地址', 'billing address', 'street', 'billingstreet'],
    }),
    country: field.text({
      label: { zh: '国家', en: 'Country' },
      maxLength: 80,
      aliases: ['国家/地区', 'billingcountry', 'billing country', 'office_location', 'location'],
    }),
    region: field.text({
      label: { zh: '区域', en: 'Region' },
      maxLength: 80,
      aliases: ['地区', '大区', '片区', '省份', '省', 'state', 'billingstate', 'territory', 'area', 'regional_office'],
    }),
    annual_revenue: field.money({
      label: { zh: '年营收', en: 'Annual revenue' },
      min: '0',
      aliases: ['营收', '年收入', '年销售额', '营业收入', 'annualrevenue', 'annual revenue', 'revenue', 'turnover'],
    }),
    employees: field.number({
      label: { zh: '员工人数', en: 'Employees' },
      scale: 0,
      min: '0',
      unit: { zh: '人', en: 'people' },
      aliases: ['人数', '规模', '员工数', '公司规模', 'numberofemployees', 'number of employees', 'employee count', 'size'],
    }),
    founded_year: field.number({
      label: { zh: '成立年份', en: 'Founded in' },
      scale: 0,
      min: '1000',
      max: '2200',
      aliases: ['成立时间', '成立年', '创立年份', 'year_established', 'founded', 'year founded', 'established'],
    }),
    source: field.choice({
      label: { zh: '来源', en: 'Source' },
      options: sourceChoices,
      open: true,
      aliases: ['客户来源', '线索来源', 'account source', 'accountsource', 'lead source', 'leadsource'],
    }),
    notes: field.longText({
      label: { zh: '备注', en: 'Notes' },
      aliases: ['说明', '描述', '简介', '客户简介', 'description', 'remark', 'comments', 'about'],
    }),
  },
  children: {
    contacts: { object: 'contact', field: 'account', label: { zh: '联系人', en: 'Contacts' } },
    opportunities: { object: 'opportunity', field: 'account', label: { zh: '商机', en: 'Opportunities' } },
    activities: { object: 'activity', field: 'account', label: { zh: '跟进', en: 'Activities' } },
    subsidiaries: { object: 'account', field: 'parent', label: { zh: '下级客户', en: 'Subsidiaries' } },
  },
  views: accountViews,
  layout: [
    { label: { zh: '基本信息', en: 'Profile' }, fields: ['name', 'owner', 'industry', 'tier', 'lifecycle', 'status', 'parent', 'source'] },
    { label: { zh: '工商与规模', en: 'Registration and size' }, fields: ['credit_code', 'annual_revenue', 'employees', 'founded_year'] },
    { label: { zh: '联络', en: 'Reach' }, fields: ['phone', 'website', 'country', 'region', 'address'] },
    { label: { zh: '备注', en: 'Notes' }, fields: ['notes'] },
  ],
});
