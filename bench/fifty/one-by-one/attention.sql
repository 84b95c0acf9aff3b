-- rule 弃购
select distinct k.customer, '弃购' as value
from cart k
where k.at > :now - 604800000 and k.at <= :now
  and not exists (select 1 from "order" o where o.customer = k.customer and o.at > :now - 604800000 and o.at <= :now);

-- rule 黏性
with visits as (
  select customer, count(distinct (at + 28800000) / 86400000) as days
  from visit where at > :now - 2592000000 and at <= :now group by customer
)
select customer, case when days >= 4 then '高' when days >= 2 then '中' else '低' end as value from visits;

-- rule 降温
with visits as (
  select customer, count(*) filter (where at > :now - 2592000000) as recent,
    count(*) filter (where at <= :now - 2592000000) as earlier
  from visit where at > :now - 5184000000 and at <= :now group by customer
)
select customer, '降温' as value from visits where recent < 0.5 * earlier;

-- rule 触达反应
with touches as (
  select customer,
    1.0 * count(*) filter (where action = '点击' and at > :now - 31536000000)
      / nullif(count(*) filter (where at > :now - 31536000000), 0) as clicked,
    count(*) filter (where action = '送达' and at > :now - 31536000000) as sent,
    max(at) filter (where action = '打开') as opened_at
  from campaign_touches where at <= :now group by customer
)
select customer,
  case when clicked >= 0.2 then '常点' when opened_at > :now - 7776000000 then '会开' when sent >= 3 then '无感' end as value
from touches;

-- rule 口碑
with answers as (
  select customer, rating, row_number() over (partition by customer order by at desc, id desc) as place
  from nps where at <= :now
)
select customer, case when rating >= 9 then '推荐者' when rating >= 7 then '中立' when rating < 7 then '贬损者' end as value
from answers where place = 1;

-- rule 引荐
select customer, '达人' as value from referral where at <= :now group by customer having count(*) >= 2;
