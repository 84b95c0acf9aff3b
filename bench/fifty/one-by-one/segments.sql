-- rule 待召回高价值
select c.id as customer, 'in' as value
from customer c join "RFM评级" r on r.customer = c.id and r.value = '重要保持'
where c.city in ('北京', '上海', '杭州');

-- rule 夜宵零食
select t.customer, 'in' as value
from 作息 t
where t.value = '夜猫' and exists (select 1 from 口味 k where k.customer = t.customer and k.value in ('甜', '辣'));

-- rule 只看不买
select v.customer, 'in' as value
from view v
where v.at > :now - 2592000000 and v.at <= :now
  and not exists (select 1 from "order" o where o.customer = v.customer and o.at > :now - 7776000000 and o.at <= :now)
group by v.customer having count(*) >= 5;

-- rule 冲刺二购
select t.customer, 'in' as value
from 生命周期 t
where t.value = '首购'
  and not exists (select 1 from "order" o where o.customer = t.customer and o.at > :now - 2592000000 and o.at <= :now)
  and exists (select 1 from visit v where v.customer = t.customer and v.at > :now - 5184000000 and v.at <= :now);

-- rule 节日送礼
select t.customer, 'in' as value
from 送礼 t join customer c on c.id = t.customer
where c.city in ('杭州', '上海', '北京', '成都', '苏州', '南京', '广州', '厦门');

-- rule 购物车送券
select k.customer, 'in' as value
from 弃购 k join 价格敏感 p on p.customer = k.customer and p.value in ('非券不买', '偏爱优惠');

-- rule 忠诚会员
select t.customer, 'in' as value
from 生命周期 t join 会员等级 g on g.customer = t.customer and g.value in ('黄金', '白银') join customer c on c.id = t.customer
where t.value = '忠诚' and (c.subscribed or c.sms);

-- rule 安静名单
select t.customer, 'in' as value
from 活跃度 t join customer c on c.id = t.customer
where t.value in ('沉睡', '流失') and c.name not glob '王*'
  and not exists (select 1 from 待召回高价值 h where h.customer = t.customer);
