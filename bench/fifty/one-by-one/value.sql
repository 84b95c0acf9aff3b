-- rule RFM评级
with orders as (
  select customer, max(at) as last_at, count(*) filter (where at > :now - 31536000000) as n,
    sum(amount) filter (where at > :now - 31536000000) as total
  from "order" where at <= :now group by customer
),
ranked as (select * from orders where n > 0),
top_n as (
  select n as least from ranked order by n desc limit 1 offset (select (count(*) * 20 + 99) / 100 - 1 from ranked)
),
top_total as (
  select total as least from ranked order by total desc limit 1 offset (select (count(*) * 20 + 99) / 100 - 1 from ranked)
)
select c.id as customer,
  case when o.last_at >= :now - 7776000000 and o.n >= (select least from top_n) and o.total >= (select least from top_total)
         then '重要价值'
       when o.last_at < :now - 7776000000 and o.n > 0 and o.total >= (select least from top_total) then '重要保持'
       when o.last_at >= :now - 7776000000 and o.n >= 2 then '一般价值'
       when o.last_at < :now - 31536000000 then '流失'
       else '一般' end as value
from customer c left join orders o on o.customer = c.id;

-- rule 会员等级
with orders as (select customer, sum(amount) as total from "order" where at <= :now group by customer),
p90 as (select total as least from orders order by total limit 1 offset (select (count(*) * 90 + 99) / 100 - 1 from orders))
select c.id as customer,
  case when o.total >= (select least from p90) then '黄金' when o.total >= 50000 then '白银' else '普通' end as value
from customer c left join orders o on o.customer = c.id;

-- rule 活跃度
select customer,
  case when max(at) >= :now - 2592000000 then '活跃' when max(at) >= :now - 7776000000 then '温和'
       when max(at) >= :now - 15552000000 then '沉睡' else '流失' end as value
from "order" where at <= :now group by customer;

-- rule 生命周期
with orders as (select customer, count(*) as n from "order" where at <= :now group by customer)
select c.id as customer,
  case when o.n >= 5 then '忠诚' when o.n >= 2 then '复购' when o.n = 1 then '首购' else '潜客' end as value
from customer c left join orders o on o.customer = c.id;

-- rule 出手
select customer,
  case when max(amount) >= 200000 then '豪客' when max(amount) >= 60000 and avg(amount) >= 30000 then '大方' end as value
from "order" where at <= :now group by customer;

-- rule 首单
select customer, '大额' as value
from (select customer, amount, row_number() over (partition by customer order by at, id) as place from "order" where at <= :now)
where place = 1 and amount >= 30000;

-- rule 末单渠道
select customer, channel as value
from (
  select customer, channel, row_number() over (partition by customer order by at desc, id desc) as place
  from "order" where at <= :now
)
where place = 1 and channel is not null;

-- rule 消费趋势
with quarters as (
  select customer, coalesce(sum(amount) filter (where at > :now - 7776000000), 0) as recent,
    coalesce(sum(amount) filter (where at <= :now - 7776000000), 0) as earlier
  from "order" where at > :now - 15552000000 and at <= :now group by customer
)
select customer,
  case when recent > 1.5 * earlier and earlier > 0 then '上升' when recent < 0.5 * earlier and earlier >= 10000 then '下降' end
    as value
from quarters;

-- rule 购买频率
select customer, '高频' as value
from "order" where at > :now - 31536000000 and at <= :now
group by customer having count(distinct (at + 28800000) / 86400000) >= 4;

-- rule 购买节奏
with orders as (
  select customer, 1.0 * (max(at) - min(at)) / (count(*) - 1) as cycle from "order" where at <= :now
  group by customer having count(*) > 1
)
select customer, case when cycle <= 2592000000 then '短' when cycle <= 7776000000 then '中' else '长' end as value from orders;
