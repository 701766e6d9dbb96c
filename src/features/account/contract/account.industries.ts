import type { ChoiceOption } from '#engine/contract/objects/fields.ts';

/** Industries offered; the field is open, so what an import brings besides is kept as it is. */
export const industryChoices: readonly ChoiceOption[] = [
  {
    value: 'machinery',
    label: { zh: '装备制造', en: 'Machinery' },
    aliases: ['机械', '机械设备', '通用设备', '专用设备', 'manufacturing', '制造业', '制造'],
  },
  { value: 'automotive', label: { zh: '汽车与零部件', en: 'Automotive' }, aliases: ['汽车', '汽车零部件', 'auto', 'automobile'] },
  {
    value: 'electronics',
    label: { zh: '电子与半导体', en: 'Electronics' },
    aliases: ['电子', '半导体', '元器件', 'semiconductor', 'semiconductors'],
  },
  { value: 'chemicals', label: { zh: '化工与材料', en: 'Chemicals' }, aliases: ['化工', '新材料', '化学', 'chemical', 'materials'] },
  {
    value: 'medical',
    label: { zh: '医疗健康', en: 'Medical' },
    aliases: ['医疗', '医药', '生物医药', 'healthcare', 'health care', 'pharmaceutical', 'life sciences', 'biotechnology'],
  },
  { value: 'energy', label: { zh: '能源与电力', en: 'Energy' }, aliases: ['能源', '电力', '新能源', '光伏', 'utilities', 'oil & gas'] },
  { value: 'food', label: { zh: '食品饮料', en: 'Food and beverage' }, aliases: ['食品', '饮料', 'food & beverage', 'food'] },
  { value: 'textile', label: { zh: '纺织服装', en: 'Textile' }, aliases: ['纺织', '服装', 'apparel', 'textiles'] },
  { value: 'construction', label: { zh: '建筑与工程', en: 'Construction' }, aliases: ['建筑', '工程', '基建', 'engineering'] },
  { value: 'real_estate', label: { zh: '房地产', en: 'Real estate' }, aliases: ['地产', '物业', 'property'] },
  { value: 'logistics', label: { zh: '物流运输', en: 'Logistics' }, aliases: ['物流', '仓储', '运输', 'transportation', 'shipping'] },
  {
    value: 'retail',
    label: { zh: '零售批发', en: 'Retail' },
    aliases: ['零售', '批发', '电商', '贸易', 'wholesale', 'e-commerce', 'consumer goods'],
  },
  {
    value: 'technology',
    label: { zh: '软件与互联网', en: 'Technology' },
    aliases: ['互联网', '软件', 'it', 'it服务', '信息技术', 'technolgy', 'tech', 'software', 'internet', 'large enterprise it'],
  },
  {
    value: 'telecommunications',
    label: { zh: '通信', en: 'Telecommunications' },
    aliases: ['通讯', '电信', 'telecom', 'telecommunication', 'communications'],
  },
  { value: 'finance', label: { zh: '金融', en: 'Finance' }, aliases: ['银行', '保险', '证券', 'banking', 'insurance', 'financial services'] },
  {
    value: 'services',
    label: { zh: '商务服务', en: 'Services' },
    aliases: ['服务业', '咨询', '人力资源', 'consulting', 'professional services', 'employment', 'service', 'service provider'],
  },
  { value: 'marketing', label: { zh: '广告传媒', en: 'Marketing and media' }, aliases: ['传媒', '广告', '文化', 'media', 'advertising'] },
  {
    value: 'entertainment',
    label: { zh: '文旅娱乐', en: 'Entertainment' },
    aliases: ['旅游', '酒店', '娱乐', 'hospitality', 'recreation', 'travel'],
  },
  { value: 'education', label: { zh: '教育科研', en: 'Education' }, aliases: ['教育', '高校', '科研'] },
  {
    value: 'public_sector',
    label: { zh: '政府与公共', en: 'Public sector' },
    aliases: ['政府', '事业单位', 'government', 'government/military', 'not for profit', 'non-profit'],
  },
  { value: 'agriculture', label: { zh: '农林牧渔', en: 'Agriculture' }, aliases: ['农业', '农牧'] },
  { value: 'other', label: { zh: '其他', en: 'Other' }, aliases: ['其它', 'others'] },
];
