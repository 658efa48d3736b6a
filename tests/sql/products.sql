-- What is bought: M19. `items` holds place (of the order) and product, each as often as its order names it.

-- name: setup
CREATE TEMP TABLE held AS
  SELECT DISTINCT orders.place, orders.customer, orders.day, items.product
  FROM orders JOIN items USING (place) WHERE orders.day <= :as_of;
CREATE INDEX temp.held_by_place ON held (place);
CREATE INDEX temp.held_by_product ON held (product, place);
CREATE TEMP TABLE inside_held AS SELECT * FROM held WHERE day BETWEEN :first_day AND :last_day;
CREATE INDEX temp.inside_held_by_place ON inside_held (place);
CREATE TEMP TABLE top AS
  SELECT product, count(*) AS orders, row_number() OVER (ORDER BY count(*) DESC, product) AS rank
  FROM inside_held GROUP BY product ORDER BY rank LIMIT 64;
-- A known customer's orders with items, and the next such one of each.
CREATE TEMP TABLE chain AS
  SELECT place, day, lead(place) OVER (PARTITION BY customer ORDER BY number) AS next
  FROM seen WHERE place IN (SELECT place FROM held);

-- name: M19
SELECT (SELECT count(DISTINCT place) FROM inside_held) AS orders, (SELECT count(*) FROM top) AS products;

-- name: M19 first
SELECT rank, top.product AS product, top.orders AS orders, count(customer) AS first_customers,
  sum(followed >= 30) AS whole_30, sum(followed >= 30 AND gap <= 30) AS back_30,
  sum(followed >= 60) AS whole_60, sum(followed >= 60 AND gap <= 60) AS back_60,
  sum(followed >= 90) AS whole_90, sum(followed >= 90 AND gap <= 90) AS back_90,
  sum(followed >= 180) AS whole_180, sum(followed >= 180 AND gap <= 180) AS back_180,
  sum(followed >= 365) AS whole_365, sum(followed >= 365 AND gap <= 365) AS back_365,
  sum(CASE WHEN followed >= 90 THEN ltv_90 END) AS ltv_90, sum(CASE WHEN followed >= 90 THEN ltv_90 * ltv_90 END) AS ltv_90_squares,
  sum(CASE WHEN followed >= 180 THEN ltv_180 END) AS ltv_180, sum(CASE WHEN followed >= 180 THEN ltv_180 * ltv_180 END) AS ltv_180_squares,
  sum(CASE WHEN followed >= 365 THEN ltv_365 END) AS ltv_365, sum(CASE WHEN followed >= 365 THEN ltv_365 * ltv_365 END) AS ltv_365_squares
FROM top LEFT JOIN (SELECT * FROM held JOIN (SELECT place, followed, gap, ltv_90, ltv_180, ltv_365 FROM beginning) USING (place)) AS began
  ON began.product = top.product
GROUP BY rank ORDER BY rank;

-- name: M19 waits
SELECT top.product AS product, coalesce(gap, followed) AS days, count(*) AS ended, sum(gap IS NOT NULL) AS events,
  sum(count(*)) OVER (PARTITION BY top.product ORDER BY coalesce(gap, followed) DESC) AS at_risk
FROM top JOIN held USING (product) JOIN beginning USING (place) GROUP BY 1, 2 ORDER BY 1, 2;

-- name: M19 again
WITH day AS (SELECT DISTINCT product, customer, day FROM held JOIN top USING (product) WHERE customer IS NOT NULL),
  wait AS (
    SELECT product, day, lead(day) OVER (PARTITION BY product, customer ORDER BY day) - day AS gap FROM day)
SELECT product, coalesce(gap, :as_of - day) AS days, count(*) AS ended, sum(gap IS NOT NULL) AS events,
  sum(count(*)) OVER (PARTITION BY product ORDER BY coalesce(gap, :as_of - day) DESC) AS at_risk
FROM wait WHERE day BETWEEN :first_day AND :last_day GROUP BY 1, 2 ORDER BY 1, 2;

-- name: M19 next
WITH step AS MATERIALIZED (SELECT place, next FROM chain WHERE next IS NOT NULL AND day BETWEEN :first_day AND :last_day),
  one AS MATERIALIZED (SELECT step.place, next, product FROM step JOIN held USING (place) JOIN top USING (product) WHERE rank <= 10),
  other AS MATERIALIZED (SELECT step.place, product FROM step JOIN held ON held.place = next JOIN top USING (product) WHERE rank <= 10),
  after AS (SELECT product, count(*) AS orders FROM one GROUP BY product),
  base AS (SELECT product, count(*) AS orders FROM other GROUP BY product)
SELECT one.product AS a, other.product AS b, count(*) AS both, after.orders AS after_a, base.orders AS base,
  (SELECT count(*) FROM step) AS steps
FROM one JOIN other USING (place) JOIN after ON after.product = one.product JOIN base ON base.product = other.product GROUP BY 1, 2;

-- name: M19 baskets
WITH pair AS (
  SELECT one.product AS a, other.product AS b, count(*) AS both
  FROM inside_held AS one JOIN inside_held AS other ON other.place = one.place AND other.product <> one.product
  WHERE one.product IN (SELECT product FROM top WHERE rank <= 10) AND other.product IN (SELECT product FROM top WHERE rank <= 10)
  GROUP BY 1, 2)
SELECT a, b, both, one.orders AS with_a, other.orders AS with_b, (SELECT count(DISTINCT place) FROM inside_held) AS orders
FROM pair JOIN top AS one ON one.product = a JOIN top AS other ON other.product = b;
