-- What goes with coming back, two sides, published figures: M20, M23, M24.

-- name: setup
CREATE TEMP TABLE said AS
  SELECT customer, followed, gap, ltv_365, orders.day AS day, country, channel, payment, code, hour,
    CASE WHEN off <= 0 OR before <= 0 THEN 0 WHEN off >= before THEN 100 ELSE max(1, off * 100 / before) END AS discount,
    CASE WHEN refunded <= 0 OR paid <= 0 THEN 0 WHEN refunded >= paid THEN 100 ELSE max(1, refunded * 100 / paid) END AS refund,
    (SELECT count(DISTINCT product) FROM items WHERE items.place = orders.place) AS basket,
    CAST(strftime('%m', orders.day * 86400, 'unixepoch') AS INTEGER) AS month,
    -- The first Thursday of November and three weeks more.
    unixepoch(strftime('%Y', orders.day * 86400, 'unixepoch') || '-11-01', 'weekday 4', '+21 days') / 86400 AS thursday
  FROM beginning JOIN (SELECT * FROM orders) AS orders USING (place, customer);
CREATE TEMP TABLE text AS
  SELECT customer, 'country' AS driver, country AS said FROM said UNION ALL SELECT customer, 'channel', channel FROM said
  UNION ALL SELECT customer, 'payment', payment FROM said UNION ALL SELECT customer, 'discount_code', code FROM said;
CREATE TEMP TABLE often AS
  SELECT driver, said, row_number() OVER (PARTITION BY driver ORDER BY count(*) DESC, said) AS rank
  FROM text WHERE said IS NOT NULL GROUP BY driver, said;
CREATE TEMP TABLE trait AS
  SELECT customer, driver, CASE WHEN text.said IS NULL THEN NULL WHEN rank <= 12 THEN text.said ELSE 'other' END AS value
  FROM text LEFT JOIN often USING (driver, said)
  UNION ALL SELECT customer, 'discount', iif(discount > 0, 'yes', 'no') FROM said
  UNION ALL SELECT customer, 'discount_depth', CASE WHEN discount = 0 THEN '0' WHEN discount <= 10 THEN '1-10'
    WHEN discount <= 20 THEN '11-20' WHEN discount <= 30 THEN '21-30' ELSE '31-' END FROM said
  UNION ALL SELECT customer, 'refund', CASE refund WHEN 0 THEN '0' WHEN 100 THEN '100' ELSE '1-99' END FROM said
  UNION ALL SELECT customer, 'basket', CASE WHEN basket = 0 THEN NULL WHEN basket <= 2 THEN CAST(basket AS TEXT)
    WHEN basket <= 4 THEN '3-4' ELSE '5-' END FROM said
  UNION ALL SELECT customer, 'weekday', CAST((strftime('%w', day * 86400, 'unixepoch') + 6) % 7 + 1 AS TEXT) FROM said
  UNION ALL SELECT customer, 'hour', CASE WHEN hour < 6 THEN '0-5' WHEN hour < 9 THEN '6-8' WHEN hour < 12 THEN '9-11'
    WHEN hour < 15 THEN '12-14' WHEN hour < 18 THEN '15-17' WHEN hour < 21 THEN '18-20' WHEN hour < 24 THEN '21-23' END FROM said
  UNION ALL SELECT customer, 'season', CASE WHEN month IN (12, 1, 2) THEN '12' WHEN month <= 5 THEN '3' WHEN month <= 8 THEN '6'
    ELSE '9' END FROM said
  UNION ALL SELECT customer, 'black_friday_week', iif(day BETWEEN thursday - 3 AND thursday + 4, 'yes', 'no') FROM said;

-- name: M20
SELECT driver, value, count(*) AS customers, sum(followed >= 90) AS whole_90, sum(followed >= 90 AND coalesce(gap, 999) <= 90) AS back_90,
  sum(followed >= 365) AS whole_365, coalesce(sum(iif(followed >= 365, ltv_365, 0)), 0) AS ltv,
  coalesce(sum(iif(followed >= 365, ltv_365 * ltv_365, 0)), 0) AS ltv_squares
FROM trait JOIN beginning USING (customer) GROUP BY driver, value;

-- name: M20 waits
SELECT driver, value, coalesce(gap, followed) AS days, count(*) AS ended, sum(gap IS NOT NULL) AS events
FROM trait JOIN beginning USING (customer) GROUP BY 1, 2, 3;

-- name: M23 groups
-- Customers whose first order says so; :one, or else :other or anything else.
SELECT seen.customer AS customer, value = :one AS one, coalesce(value = :other, :other IS NULL AND value IS NOT :one) AS other
FROM seen JOIN (SELECT place,
  CASE :facet WHEN 'country' THEN country WHEN 'channel' THEN channel WHEN 'payment' THEN payment WHEN 'code' THEN code
    WHEN 'discount' THEN iif(off > 0, 'any', 'none') END AS value FROM orders) USING (place)
WHERE number = 1;

-- name: M23 side
-- Those of `side` (customer) in a period from :from to :to.
WITH one AS (
  SELECT customer, count(*) AS orders, sum(minor) AS minor FROM seen JOIN side USING (customer)
  WHERE day BETWEEN :from AND :to GROUP BY customer)
SELECT count(*) AS customers, coalesce(sum(orders > 1), 0) AS repeat, coalesce(sum(minor), 0) AS a, coalesce(sum(minor * minor), 0) AS aa,
  coalesce(sum(orders), 0) AS b, coalesce(sum(orders * orders), 0) AS bb, coalesce(sum(minor * orders), 0) AS ab
FROM one;

-- name: M23 waits
SELECT coalesce(gap, :as_of - day) AS days, count(*) AS ended, sum(gap IS NOT NULL) AS events,
  sum(:as_of - day >= 90) AS whole_90, sum(:as_of - day >= 90 AND coalesce(gap, 999) <= 90) AS back_90
FROM occasion JOIN side USING (customer) WHERE number = 1 AND day BETWEEN :from AND :to GROUP BY 1;

-- name: M23 retention
WITH window AS (SELECT :to - :from + 1 AS days),
  state AS (
    SELECT max(day BETWEEN :from - window.days AND :from - 1) AS at_start, max(day BETWEEN :to - window.days + 1 AND :to) AS at_end
    FROM seen JOIN side USING (customer), window WHERE day <= :to GROUP BY customer)
SELECT coalesce(sum(at_start), 0) AS start, coalesce(sum(at_start AND at_end), 0) AS stayed,
  (SELECT min(day) FROM orders) <= (SELECT :from - days FROM window) AS complete
FROM state;

-- name: M24
WITH later AS (SELECT *, lead(day) OVER (PARTITION BY customer ORDER BY number) AS next FROM seen),
  began AS (SELECT * FROM later WHERE day BETWEEN :first_day AND :last_day),
  week AS (
    SELECT began.*, began.day BETWEEN thursday - 3 AND thursday + 4 AS black FROM began JOIN said USING (customer)
    WHERE number = 1 AND :as_of - began.day >= 90)
SELECT 'second_order_within_365_days' AS definition, coalesce(sum(next - day <= 365), 0) AS part, count(*) AS whole
  FROM began WHERE number = 1 AND :as_of - day >= 365
UNION ALL SELECT 'third_order_of_those_with_a_second', coalesce(sum(next IS NOT NULL), 0), count(*) FROM began WHERE number = 2
UNION ALL SELECT 'fourth_order_of_those_with_a_third', coalesce(sum(next IS NOT NULL), 0), count(*) FROM began WHERE number = 3
UNION ALL SELECT 'two_orders_or_more_of_all_customers', coalesce(sum(number = 2), 0), coalesce(sum(number = 1), 0) FROM later
UNION ALL SELECT 'black_friday_customers_back_within_90_days', coalesce(sum(next - day <= 90), 0), count(*) FROM week WHERE black
UNION ALL SELECT 'other_customers_back_within_90_days', coalesce(sum(next - day <= 90), 0), count(*) FROM week WHERE NOT black;
