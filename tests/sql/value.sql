-- What customers are worth: M5, M18, M21. What `measures.sql` sets up stands here too, and `spend` (day, channel, minor).

-- name: M5
WITH lapse AS (SELECT 1 AS orders, :lapse_1 AS days UNION SELECT 2, :lapse_2 UNION SELECT 3, :lapse_3),
  life AS (SELECT customer, min(day) AS first, max(day) AS last, count(*) AS orders FROM seen GROUP BY customer),
  one AS (
    SELECT minor_inside AS minor, orders_inside AS orders, min(last + coalesce(days, 0), :as_of) - first AS stayed
    FROM person JOIN life USING (customer) JOIN lapse ON lapse.orders = min(life.orders, 3))
SELECT count(*) AS customers, coalesce(sum(minor), 0) AS a, sum(minor * minor) AS aa, sum(orders) AS b, sum(orders * orders) AS bb,
  sum(minor * orders) AS ab, sum(stayed) AS stayed, sum(stayed * stayed) AS stayed_squares
FROM one;

-- name: M18
-- A half-year begins on the first order's day of the month, or on the last day of a month that has no such day.
WITH RECURSIVE
  born AS (
    SELECT customer, min(day) AS first, date(min(day) * 86400, 'unixepoch') AS iso, max(day) AS last
    FROM seen GROUP BY customer HAVING min(day) BETWEEN :first_day AND :last_day),
  bound AS (
    SELECT day, bin, unixepoch(min(date(iso, 'start of month', '+' || (6 * bin + 1) || ' months', '-1 day'),
      date(iso, 'start of month', '+' || (6 * bin) || ' months', '+' || (strftime('%d', iso) - 1) || ' days'))) / 86400 AS edge
    FROM (SELECT DISTINCT first AS day, iso FROM born),
      (WITH RECURSIVE bins AS (SELECT 0 AS bin UNION ALL SELECT bin + 1 FROM bins WHERE bin < 40) SELECT bin FROM bins)),
  half AS (
    SELECT customer, last, one.bin AS bin, one.edge AS edge, next.edge AS over
    FROM born JOIN bound AS one ON one.day = first JOIN bound AS next ON next.day = first AND next.bin = one.bin + 1
    WHERE next.edge - 1 <= :as_of),
  spent AS (
    SELECT bin, last >= edge AS surviving,
      (SELECT sum(minor) FROM seen WHERE seen.customer = half.customer AND day >= edge AND day < over) AS minor
    FROM half)
SELECT bin, count(*) AS customers, count(minor) AS active, sum(surviving) AS surviving, coalesce(sum(minor), 0) AS minor,
  coalesce(sum(minor * minor), 0) AS squares
FROM spent GROUP BY bin ORDER BY bin;

-- name: M21
SELECT (SELECT sum(minor) FROM spend WHERE day BETWEEN :first_day AND :last_day) AS spend_minor, count(*) AS new_customers,
  (SELECT count(*) FROM orders WHERE day BETWEEN :first_day AND :last_day) AS orders,
  sum(minor) AS minor, sum(minor * minor) AS squares
FROM (SELECT sum(minor) AS minor FROM seen GROUP BY customer HAVING min(day) BETWEEN :first_day AND :last_day);

-- name: M21 channels
SELECT lower(spend.channel) AS channel, sum(minor) AS spend_minor,
  CASE WHEN EXISTS (SELECT 1 FROM orders WHERE lower(orders.channel) = lower(spend.channel)) THEN
    (SELECT count(*) FROM beginning JOIN orders USING (place) WHERE lower(orders.channel) = lower(spend.channel)) END AS new_customers
FROM spend WHERE day BETWEEN :first_day AND :last_day GROUP BY 1 ORDER BY 2 DESC;

-- name: M21 months
-- A month of thirty days is over on its thirtieth day, the day of the first order being the first.
WITH RECURSIVE
  months AS (SELECT 1 AS month UNION ALL SELECT month + 1 FROM months WHERE month < 36),
  earned AS (
    SELECT month, (SELECT sum(minor) FROM seen WHERE seen.customer = beginning.customer AND seen.day < beginning.day + 30 * month) AS minor
    FROM beginning, months WHERE beginning.day + 30 * month - 1 <= :as_of)
SELECT month, count(*) AS customers, sum(minor) AS minor, sum(minor * minor) AS squares FROM earned GROUP BY month ORDER BY month;
