-- clear tw_state
drop table if exists "tw_state";

-- clear tw_overall
drop table if exists "tw_overall";

-- clear tw_threshold
drop table if exists "tw_threshold";

-- clear tw_answer
drop table if exists "tw_answer";

-- clear tw_meta
drop table if exists "tw_meta";

-- room for tw_threshold
create table "tw_threshold" ("rank" text, "group_value" text, "theta" integer, "theta_real" real, "tie" text, "size" integer);

-- find thresholds by rank and group
create index "tw_threshold_rank" on "tw_threshold" (rank, group_value);

-- room for tw_overall
create table "tw_overall" ("one" integer primary key, "c8" integer, "c9" integer);

-- the row of tw_overall
insert into "tw_overall" ("one") values (1);

-- over everybody: c8, c9
update "tw_overall" set ("c8", "c9") = (select coalesce(sum("event"."amount"), 0) as "c8", count("event"."amount") as "c9" from "order" as "event" where ("event"."at" <= ?));
-- 1780286400000

-- room for what order says
create temp table "tw_pass_0" ("customer" text primary key not null, "c0" integer, "c1" integer, "c2" integer, "c3" integer, "c4" text, "c6" integer) without rowid;

-- read order once
insert into "tw_pass_0" ("customer", "c0", "c1", "c2", "c3", "c4", "c6") select "grouped"."customer", "grouped"."c0", "grouped"."c1", "grouped"."c2", "grouped"."c3", case when (("grouped"."c4_0" > 0) and ("grouped"."c4_0" >= "grouped"."c4_1")) then ? when (("grouped"."c4_1" > 0) and ("grouped"."c4_1" >= "grouped"."c4_0")) then ? else null end, "grouped"."c6" from (select "event"."customer" as "customer", coalesce(sum("event"."amount") filter (where ("event"."at" > ?)), 0) as "c0", max("event"."at") as "c1", coalesce(sum("event"."amount"), 0) as "c2", count("event"."amount") as "c3", count(*) filter (where ("event"."channel" = ?)) as "c4_0", count(*) filter (where ("event"."channel" = ?)) as "c4_1", count(*) filter (where ("event"."at" > ?)) as "c6" from "order" as "event" where ("event"."at" <= ?) group by "event"."customer") as "grouped";
-- "线上", "门店", 1748750400000, "线上", "门店", 1748750400000, 1780286400000

-- room for what view says
create temp table "tw_pass_1" ("customer" text primary key not null, "c5" integer, "c7" integer) without rowid;

-- read view once
insert into "tw_pass_1" ("customer", "c5", "c7") select "event"."customer" as "customer", count(*) filter (where ("event"."at" > ?)) as "c5", max("event"."at") as "c7" from "view" as "event" where (("event"."at" <= ?) and (instr("event"."page", ?) > 0)) group by "event"."customer";
-- 1779681600000, 1780286400000, "/tea/"

-- room for tw_state
create table "tw_state" ("customer" text primary key not null, "c0" integer, "c1" integer, "c2" integer, "c3" integer, "c4" text, "c5" integer, "c6" integer, "c7" integer) without rowid, strict;

-- fill tw_state
insert into "tw_state" ("customer", "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7") select "customer"."id", coalesce("tw_pass_0"."c0", 0), "tw_pass_0"."c1", coalesce("tw_pass_0"."c2", 0), coalesce("tw_pass_0"."c3", 0), "tw_pass_0"."c4", coalesce("tw_pass_1"."c5", 0), coalesce("tw_pass_0"."c6", 0), "tw_pass_1"."c7" from "customer" as "customer" left join "tw_pass_0" as "tw_pass_0" on ("tw_pass_0"."customer" = "customer"."id") left join "tw_pass_1" as "tw_pass_1" on ("tw_pass_1"."customer" = "customer"."id");

-- let go of tw_pass_0
drop table if exists "tw_pass_0";

-- let go of tw_pass_1
drop table if exists "tw_pass_1";

-- thresholds: M top20%
with span(size) as (select count(*) from (select "state"."c0" as value, null as group_value, "state"."customer" as customer from "tw_state" as "state" where (("state"."c0" is not null) and ("state"."c6" >= ?))) as candidate)
    insert into "tw_threshold" ("rank", "group_value", "theta", "theta_real", "tie", "size")
    select ?, null, value, null, null, (select size from span) from (select "state"."c0" as value, null as group_value, "state"."customer" as customer from "tw_state" as "state" where (("state"."c0" is not null) and ("state"."c6" >= ?))) as candidate
    order by value desc limit 1 offset (select max(?, (min(max(?, (((size * ?) + ?) / ?)), size) - 1)) from span);
-- 1, "r0", 1, 0, 1, 1, 4, 5

-- thresholds: M top10% per city
create temp table "tw_ranking" (position integer primary key, group_value text, value, customer text);

-- thresholds: M top10% per city
insert into "tw_ranking" (group_value, value, customer) select group_value, value, customer from (select "state"."c0" as value, cast("customer"."city" as text) as group_value, "state"."customer" as customer from "tw_state" as "state" join "customer" as "customer" on ("customer"."id" = "state"."customer") where ((("state"."c0" is not null) and ("state"."c6" >= ?)) and (cast("customer"."city" as text) is not null))) order by group_value, value;
-- 1

-- thresholds: M top10% per city
with span(group_value, start, size) as (select group_value, min(position), count(*) from "tw_ranking" group by group_value),
    cut(rank, numerator, denominator, most, from_largest) as (values (?, ?, ?, cast(null as bigint), ?))
    insert into "tw_threshold" ("rank", "group_value", "theta", "theta_real", "tie", "size")
    select cut.rank, span.group_value, ranking.value, null, null, span.size
    from span cross join cut cross join "tw_ranking" as ranking
    where (ranking.position = (span.start + (case when cut.from_largest = 1 then (span.size - min(coalesce(cut.most, max(?, (((span.size * cut.numerator) + (cut.denominator - 1)) / cut.denominator))), span.size)) else (min(coalesce(cut.most, max(?, (((span.size * cut.numerator) + (cut.denominator - 1)) / cut.denominator))), span.size) - 1) end))) and (coalesce(cut.most, 1) > 0);
-- "r1", 1, 10, 1, 1, 1

-- thresholds: M top10% per city
drop table if exists "tw_ranking";

-- room for tw_answer_1
create temp table "tw_answer_1" ("customer" text primary key not null, "t0" text, "t1" text, "s0" integer) without rowid;

-- answer: RFM评级, 意向, 大城
insert into "tw_answer_1" ("customer", "t0", "t1", "s0") select "state"."customer" as "customer", (case when (((? - "state"."c1") > ?) and ((("state"."c0" is not null) and ("state"."c6" >= ?)) and ("state"."c0" >= (select "theta" from "tw_threshold" where rank = ?)))) then ? else null end) as "t0", (case when ("state"."c7" = ?) then ? when ("state"."c7" is not null) then (case when ("state"."c7" >= ?) then ? else null end) else null end) as "t1", case when (((("state"."c0" is not null) and ("state"."c6" >= ?)) and (cast("customer"."city" as text) is not null)) and ("state"."c0" >= (select "theta" from "tw_threshold" where rank = ? and group_value = cast("customer"."city" as text)))) then ? else ? end as "s0" from "tw_state" as "state" join "customer" as "customer" on ("customer"."id" = "state"."customer");
-- 1780286400000, 7776000000, 1, "r0", "重要保持", 1780286400000, "茶", 1777694400000, "茶", 1, "r1", 1, 0

-- thresholds: M average among (in segment 大城)
insert into "tw_threshold" ("rank", "group_value", "theta", "theta_real", "tie", "size")
      select ?, group_value, null, (cast(coalesce(sum(candidate.value), 0) as double precision) / cast((count(candidate.value) * ?) as double precision)), null, count(*)
      from (select "state"."c0" as value, null as group_value, "state"."customer" as customer from "tw_state" as "state" join "tw_answer_1" as "answer" on ("answer"."customer" = "state"."customer") where ((("state"."c0" is not null) and ("state"."c6" >= ?)) and ("answer"."s0" = 1))) as candidate group by group_value having count(*) > 0;
-- "r2", 100, 1

-- room for tw_answer
create table "tw_answer" ("customer" text primary key not null, "t0" text, "t1" text, "s0" integer, "s1" integer, "s2" integer) without rowid, strict;

-- answer: 大户, 待召回
insert into "tw_answer" ("customer", "t0", "t1", "s0", "s1", "s2") select "state"."customer" as "customer", "answer"."t0" as "t0", "answer"."t1" as "t1", "answer"."s0" as "s0", case when (((("state"."c0" is not null) and ("state"."c6" >= ?)) and ("answer"."s0" = 1)) and ((cast("state"."c0" as double precision) / ?) > (select "theta_real" from "tw_threshold" where rank = ?))) then ? else ? end as "s1", case when ((("answer"."t0" in (?)) and ("customer"."city" in (?, ?))) and (((cast("state"."c2" as double precision) / cast(("state"."c3" * ?) as double precision)) > (cast((select "c8" from "tw_overall") as double precision) / cast(((select "c9" from "tw_overall") * ?) as double precision))) is not true)) then ? else ? end as "s2" from "tw_state" as "state" join "customer" as "customer" on ("customer"."id" = "state"."customer") join "tw_answer_1" as "answer" on ("answer"."customer" = "state"."customer");
-- 1, 100, "r2", 1, 0, "重要保持", "上海", "北京", 100, 100, 1, 0

-- let go of tw_answer_1
drop table if exists "tw_answer_1";

-- room for tw_meta
create table "tw_meta" (book text not null, as_of integer not null);

-- say what was evaluated
insert into "tw_meta" values (?, ?);
-- "23190b1442799c1ebec1da373ae7671377b86346a12ba4db2d4d2af6b16e1d76", 1780286400000