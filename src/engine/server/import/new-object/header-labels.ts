import { pinyin } from 'pinyin-pro';
import type { Label } from '#platform/contract/label.ts';
import { plainHeader } from '../../../contract/import/guess-mapping.ts';

/** Chinese of headers that customer systems use again and again; what is not here stays as the file has it. */
const common: Readonly<Record<string, string>> = {
  name: '名称', subject: '主题', title: '标题', status: '状态', type: '类型', stage: '阶段', priority: '优先级', origin: '来源', reason: '原因',
  email: '邮箱', mobile: '手机', phone: '电话', website: '网址', industry: '行业', company: '公司', description: '描述', category: '类别',
  lastname: '姓', firstname: '名', account: '客户', accountid: '客户', contact: '联系人', contactid: '联系人', campaign: '市场活动', product: '产品',
  productname: '产品', amount: '金额', subtotal: '小计', discount: '折扣', tax: '税额', adjustments: '调整', total: '合计', nettotal: '净额',
  totalafterdiscount: '折后合计', grandtotal: '总额', listprice: '定价', quantity: '数量', createdtime: '创建时间', createddate: '创建日期',
  modifiedtime: '修改时间', lastmodifiedtime: '修改时间', startdate: '开始日期', enddate: '结束日期', duedate: '到期日', validtill: '有效期至',
  leadsource: '线索来源', leadstatus: '线索状态', converted: '已转化', isactive: '启用', active: '启用', expectedrevenue: '预期收入',
  budgetedcost: '预算成本', actualcost: '实际成本', owner: '负责人', agetier: '账龄分级', ageindays: '账龄（天）',
}; // prettier-ignore

/** What a field made of a column is called. */
export function labelOfHeader(header: string): Label {
  const tidy = header
    .replace(/:External_Id__c$/i, '')
    .replace(/__c$/i, '')
    .replaceAll('_', ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .trim()
    .slice(0, 120);
  const en = tidy || header.slice(0, 120) || '?';
  return { zh: common[plainHeader(en)] ?? en, en };
}

/** An id out of a name in any script: `Sub Total` → `sub_total`, `订单日期` → `ding_dan_ri_qi`; `otherwise` where nothing is left. */
export function idOfName(name: string, otherwise: string): string {
  const latin = pinyin(name.replaceAll(/([a-z])([A-Z])/g, '$1_$2'), { toneType: 'none', nonZh: 'consecutive', separator: '_' });
  const slug = latin
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 30)
    .replaceAll(/_+$/g, '');
  return slug || otherwise;
}
