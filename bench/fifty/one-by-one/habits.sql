-- rule 作息
with orders as (
  select customer, count(*) as n,
    count(*) filter (where (at + 28800000) / 3600000 % 24 between 5 and 8) as early,
    count(*) filter (where (at + 28800000) / 3600000 % 24 not between 3 and 21) as late
  from "order" where at <= :now group by customer having count(*) >= 2
)
select customer, case when early >= 0.5 * n then '早鸟' when late >= 0.5 * n then '夜猫' end as value from orders;

-- rule 周末
select customer, '周末族' as value
from "order" where at <= :now
group by customer
having count(*) >= 2 and 1.0 * count(*) filter (where ((at + 28800000) / 86400000 + 3) % 7 >= 5) / count(*) >= 0.6;

-- rule 价格敏感
with orders as (
  select customer, count(*) as n, 1.0 * count(*) filter (where discount > 0) / count(*) as discounted
  from "order" where at <= :now group by customer
)
select customer,
  case when n >= 3 and discounted = 1 then '非券不买' when n >= 2 and discounted >= 0.6 then '偏爱优惠'
       when discounted > 0 then '随缘' end as value
from orders;

-- rule 用券
select customer, '券多' as value from "order" where at <= :now group by customer having count(distinct coupon) >= 2;

-- rule 活动反应
select customer, '活动驱动' as value
from "order" where at <= :now group by customer having count(*) >= 2 and count(campaign) >= 0.5 * count(*);

-- rule 购物场所
with orders as (
  select customer, 1.0 * count(*) filter (where channel = '门店') / count(*) as in_store
  from "order" where at <= :now group by customer
)
select customer, case when in_store >= 0.6 then '逛店' when in_store > 0 then '两栖' else '网购' end as value from orders;

-- rule 支付习惯
with counts as (
  select customer, payment, count(*) as n from "order" where at <= :now and payment is not null group by customer, payment
),
ranked as (
  select customer, payment, row_number() over (partition by customer order by n desc, payment) as place from counts
)
select customer, payment as value from ranked where place = 1 and payment in ('微信', '支付宝', '银行卡');

-- rule 常用设备
with counts as (
  select customer, count(*) filter (where device = '手机') as phone, count(*) filter (where device = '电脑') as desktop
  from visit where at <= :now group by customer
)
select customer, iif(phone >= desktop, '手机', '电脑') as value from counts where phone > 0 or desktop > 0;

-- rule 双11
select distinct customer, '买过' as value from "order" where at >= 1762790400000 and at < 1762876800000 and at <= :now;

-- rule 囤货
select customer, '囤货' as value from line where at <= :now group by customer having max(qty) >= 5;
