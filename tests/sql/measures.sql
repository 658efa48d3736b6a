-- The measures in plain SQL, by their definitions alone, to be compared with the report cell by cell (check.py).
--
-- `orders` holds what counts: place (its number), customer (absent for a guest), day (days since 1970-01-01), at (time of the day as
-- text), id, minor (revenue in minor units), and what is said of it: country, channel, payment, code, hour, and in any unit how much was
-- off the price before and how much was refunded of what was paid.
-- :first_day and :last_day are the period, :as_of the last observed day. A statement stands below a line `-- name: …`.

-- name: setup
CREATE TEMP TABLE seen AS
  SELECT place, customer, day, minor, row_number() OVER (PARTITION BY customer ORDER BY day, at, id) AS number
  FROM orders WHERE day <= :as_of AND customer IS NOT NULL;
CREATE INDEX temp.seen_by_customer ON seen (customer, day);
CREATE TEMP TABLE guest AS
  SELECT *, (strftime('%Y', day * 86400, 'unixepoch') * 12 + strftime('%m', day * 86400, 'unixepoch') - 1) AS month
  FROM orders WHERE customer IS NULL AND day BETWEEN :first_day AND min(:last_day, :as_of);
CREATE TEMP TABLE inside AS SELECT * FROM seen WHERE day BETWEEN :first_day AND :last_day;
CREATE TEMP TABLE occasion AS
  SELECT customer, day, sum(minor) AS minor, count(*) AS orders,
    row_number() OVER (PARTITION BY customer ORDER BY day) AS number,
    lead(day) OVER (PARTITION BY customer ORDER BY day) - day AS gap
  FROM seen GROUP BY customer, day;
-- How long each step was waited, and whether it ended with an order.
CREATE TEMP TABLE wait AS
  SELECT customer, number, coalesce(gap, :as_of - day) AS days, gap IS NOT NULL AS came, :as_of - day AS followed
  FROM occasion WHERE day BETWEEN :first_day AND :last_day;
CREATE TEMP TABLE monthly AS
  SELECT *, (strftime('%Y', day * 86400, 'unixepoch') * 12 + strftime('%m', day * 86400, 'unixepoch') - 1) AS month FROM seen;
CREATE TEMP TABLE joined AS
  SELECT customer, min(day) AS day, min(month) AS month FROM monthly GROUP BY customer
  HAVING min(day) BETWEEN :first_day AND :last_day;
CREATE TEMP TABLE person AS
  SELECT customer, :as_of - max(day) AS silent, count(*) AS orders, sum(minor) AS minor,
    sum(day BETWEEN :first_day AND :last_day) AS orders_inside,
    sum(CASE WHEN day BETWEEN :first_day AND :last_day THEN minor ELSE 0 END) AS minor_inside
  FROM seen GROUP BY customer HAVING orders_inside > 0;
-- How each customer of the period began: days to the next day with an order, days seen, money so far.
CREATE TEMP TABLE beginning AS
  SELECT seen.place AS place, customer, seen.day AS day, gap, :as_of - seen.day AS followed,
    (SELECT sum(minor) FROM seen AS one WHERE one.customer = seen.customer AND one.day <= seen.day + 90) AS ltv_90,
    (SELECT sum(minor) FROM seen AS one WHERE one.customer = seen.customer AND one.day <= seen.day + 180) AS ltv_180,
    (SELECT sum(minor) FROM seen AS one WHERE one.customer = seen.customer AND one.day <= seen.day + 365) AS ltv_365
  FROM seen JOIN (SELECT customer, gap FROM occasion WHERE number = 1) AS wait USING (customer)
  WHERE seen.number = 1 AND seen.day BETWEEN :first_day AND :last_day;

-- name: M1
SELECT count(*) + (SELECT count(*) FROM guest) AS orders, count(DISTINCT customer) AS customers, count(*) AS known_orders,
  sum(number = 1) AS new_customers,
  count(DISTINCT customer) - sum(number = 1) AS returning_customers, sum(number > 1) AS later_orders,
  sum(minor) + (SELECT coalesce(sum(minor), 0) FROM guest) AS revenue_minor,
  sum(minor * (number = 1)) AS revenue_first_orders_minor
FROM inside;

-- name: M1 months
SELECT month, sum(orders) AS orders, sum(known) AS customers, sum(first) AS new_customers, sum(known AND orders > 1) AS repeat_customers,
  sum(minor) AS revenue_minor
FROM (
  SELECT month, 1 AS known, count(*) AS orders, max(number = 1) AS first, sum(minor) AS minor FROM monthly
  WHERE day BETWEEN :first_day AND :last_day GROUP BY month, customer
  UNION ALL SELECT month, 0, 1, 0, minor FROM guest)
GROUP BY month ORDER BY month;

-- name: M2
SELECT sum(orders_inside > 1) AS in_period, sum(orders > 1) AS all_time_flag, count(*) AS customers,
  (SELECT count(*) FROM (SELECT 1 FROM seen GROUP BY customer HAVING count(*) > 1)) AS to_date,
  (SELECT count(DISTINCT customer) FROM seen) AS all_customers
FROM person;

-- name: M4
SELECT min(number, 10) AS number, count(*) AS orders, sum(minor) AS revenue_minor FROM inside GROUP BY 1 ORDER BY 1;

-- name: M6
SELECT month, sum(number > 1) AS numerator, count(*) AS denominator, sum(minor * (number > 1)) AS revenue_existing_minor,
  sum(minor) AS revenue_known_minor
FROM monthly WHERE day BETWEEN :first_day AND :last_day GROUP BY month ORDER BY month;

-- name: M7
WITH window AS (SELECT :last_day - :first_day + 1 AS days),
  state AS (
    SELECT customer, max(day BETWEEN :first_day - window.days AND :first_day - 1) AS at_start,
      max(day BETWEEN :last_day - window.days + 1 AND :last_day) AS at_end, min(day) AS first
    FROM seen, window WHERE day <= :last_day GROUP BY customer)
SELECT sum(at_start) AS start, sum(at_end) AS end, sum(at_end AND first >= :first_day) AS new,
  sum(at_end AND NOT at_start AND first < :first_day) AS come_back, sum(at_start AND at_end) AS stayed
FROM state;

-- name: M9
WITH RECURSIVE
  cohort AS (SELECT month, count(*) AS customers FROM joined GROUP BY month),
  -- The as-of day's month ends the table; a month is complete when the day after it has been seen to begin.
  edge AS (SELECT strftime('%Y', :as_of * 86400, 'unixepoch') * 12 + strftime('%m', :as_of * 86400, 'unixepoch') - 1 AS month,
    strftime('%d', (:as_of + 1) * 86400, 'unixepoch') = '01' AS over),
  age AS (SELECT 0 AS age UNION ALL SELECT age + 1 FROM age, edge WHERE age < edge.month - (SELECT min(month) FROM cohort)),
  line AS (SELECT joined.month AS cohort, monthly.month - joined.month AS age, monthly.customer, number, minor
    FROM joined JOIN monthly USING (customer)),
  visit AS (SELECT cohort, age, customer, count(*) AS orders, sum(minor) AS minor FROM line GROUP BY cohort, age, customer),
  last AS (SELECT cohort, customer, max(age) AS age FROM visit GROUP BY cohort, customer),
  again AS (SELECT cohort, customer, age FROM line WHERE number = 2)
SELECT cohort.month AS month, cohort.customers AS customers, age.age AS age,
  cohort.month + age.age < edge.month OR edge.over AS complete,
  (SELECT count(*) FROM visit WHERE visit.cohort = cohort.month AND visit.age = age.age) AS active,
  (SELECT count(*) FROM last WHERE last.cohort = cohort.month AND last.age >= age.age) AS active_or_later,
  (SELECT count(*) FROM again WHERE again.cohort = cohort.month AND again.age <= age.age) AS bought_again_by,
  (SELECT coalesce(sum(orders), 0) FROM visit WHERE visit.cohort = cohort.month AND visit.age = age.age) AS orders,
  (SELECT coalesce(sum(minor), 0) FROM visit WHERE visit.cohort = cohort.month AND visit.age = age.age) AS revenue_minor,
  (SELECT coalesce(sum(minor), 0) FROM visit WHERE visit.cohort = cohort.month AND visit.age <= age.age) AS cumulative_revenue_minor
FROM cohort, age, edge WHERE cohort.month + age.age <= edge.month ORDER BY month, age;

-- name: M10
SELECT number AS after_order, horizon.days AS days, sum(came AND wait.days <= horizon.days) AS numerator, count(*) AS denominator
FROM wait, (SELECT 30 AS days UNION SELECT 60 UNION SELECT 90 UNION SELECT 180 UNION SELECT 365) AS horizon
WHERE number <= 3 AND followed >= horizon.days GROUP BY number, horizon.days ORDER BY 1, 2;

-- name: M11
SELECT step, days, count(*) AS ended, sum(came) AS events,
  sum(count(*)) OVER (PARTITION BY step ORDER BY days DESC) AS at_risk
FROM (SELECT number AS step, days, came FROM wait WHERE number <= 3) GROUP BY step, days ORDER BY step, days;

-- name: M12
SELECT number, count(*) AS denominator, sum(came) AS numerator, sum(followed < 90) AS short_followed FROM wait
WHERE number < 10 GROUP BY number ORDER BY number;

-- name: M13
SELECT days, count(*) AS gaps FROM wait WHERE came GROUP BY days ORDER BY days;

-- name: M14
SELECT min(number, 3) AS step, days, count(*) AS ended, sum(came) AS events,
  sum(count(*)) OVER (PARTITION BY min(number, 3) ORDER BY days DESC) AS at_risk
FROM wait GROUP BY 1, 2 ORDER BY 1, 2;

-- name: M15
WITH lapse AS (SELECT 1 AS row, :lapse_1 AS days UNION SELECT 2, :lapse_2 UNION SELECT 3, :lapse_3)
SELECT min(orders, 3) AS row,
  CASE WHEN lapse.days IS NULL OR 5 * silent < 4 * lapse.days THEN 'active' WHEN silent <= lapse.days THEN 'at_risk' ELSE 'lapsed' END AS silence,
  count(*) AS customers, sum(minor) AS revenue_minor
FROM person JOIN lapse ON lapse.row = min(orders, 3) GROUP BY 1, 2;

-- name: M16
WITH score AS (
  SELECT 1 + 5 * (rank() OVER (ORDER BY silent DESC) - 1) / count(*) OVER () AS r,
    1 + 5 * (rank() OVER (ORDER BY orders_inside) - 1) / count(*) OVER () AS f,
    1 + 5 * (rank() OVER (ORDER BY minor_inside) - 1) / count(*) OVER () AS m
  FROM person)
SELECT r, (f + m + 1) / 2 AS fm, count(*) AS customers FROM score GROUP BY 1, 2;

-- name: M17
WITH ranked AS (
  SELECT minor_inside AS minor, row_number() OVER (ORDER BY minor_inside DESC) AS place, count(*) OVER () AS customers FROM person)
SELECT part.percent AS percent, (part.percent * max(ranked.customers) + 99) / 100 AS customers,
  sum(minor * (100 * (place - 1) < part.percent * ranked.customers)) AS revenue_minor, sum(minor) AS all_minor,
  sum((ranked.customers + 1 - 2 * place) * minor) AS gini_numerator
FROM ranked, (SELECT 1 AS percent UNION SELECT 5 UNION SELECT 10 UNION SELECT 20) AS part GROUP BY part.percent ORDER BY 1;
