//! Made-up shops of known parameters, from a seed: what the models' answers are compared with.

use holdfast::diagnostics::Position;
use holdfast::ingest::{Amounts, LineKind, LineSink, Marks, OrderLine, Status};
use holdfast::models::Kind;
use holdfast::orders::{Basis, OrderBookBuilder, OrderStore, Rules};
use holdfast::units::{Day, Exact};

/// SplitMix64 (Steele, Lea and Flood 2014), with the distributions that the models are made of.
pub struct Random(pub u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform between 0 and 1, never either.
    pub fn unit(&mut self) -> f64 {
        ((self.bits() >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
    }

    pub fn exponential(&mut self, rate: f64) -> f64 {
        -libm::log(self.unit()) / rate
    }

    fn normal(&mut self) -> f64 {
        libm::sqrt(-2.0 * libm::log(self.unit())) * libm::cos(core::f64::consts::TAU * self.unit())
    }

    /// Gamma by Marsaglia and Tsang (2000), ACM Trans. Math. Software 26(3).
    pub fn gamma(&mut self, shape: f64, rate: f64) -> f64 {
        if shape < 1.0 {
            let power = libm::pow(self.unit(), 1.0 / shape);
            return self.gamma(shape + 1.0, rate) * power;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / libm::sqrt(9.0 * d);
        loop {
            let x = self.normal();
            let v = (1.0 + c * x) * (1.0 + c * x) * (1.0 + c * x);
            if v > 0.0 && libm::log(self.unit()) < 0.5 * x * x + d - d * v + d * libm::log(v) {
                return d * v / rate;
            }
        }
    }

    pub fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (one, other) = (self.gamma(a, 1.0), self.gamma(b, 1.0));
        one / (one + other)
    }
}

/// The times of a customer's repeat purchases in weeks after the first, up to an end, by a model.
pub fn purchases(random: &mut Random, kind: Kind, [r, alpha, a, b]: [f64; 4], end: f64) -> Vec<f64> {
    let rate = random.gamma(r, alpha);
    let (leaving, life) = match kind {
        // The rate of leaving is Gamma(s, β).
        Kind::ParetoNbd => {
            let rate = random.gamma(a, b);
            (0.0, random.exponential(rate.max(1e-300)))
        }
        Kind::MbgNbd | Kind::BgNbd => (random.beta(a, b), f64::INFINITY),
    };
    let (mut times, mut now) = (Vec::new(), 0.0);
    if kind == Kind::MbgNbd && random.unit() < leaving {
        return times;
    }
    loop {
        now += random.exponential(rate.max(1e-300));
        if now > end.min(life) {
            return times;
        }
        times.push(now);
        if random.unit() < leaving {
            return times;
        }
    }
}

/// A shop of customers who come evenly over some weeks and are followed to an end, in days. Amounts are Gamma-Gamma's of (p, q, v) in cents.
#[derive(Clone, Copy)]
pub struct Shop {
    pub customers: u32,
    pub kind: Kind,
    pub parameters: [f64; 4],
    pub spend: [f64; 3],
    /// Days over which customers come.
    pub coming: i32,
    /// The last day.
    pub end: i32,
}

impl Shop {
    /// Every purchase as (customer, day, amount in ten-thousandths); several on a day are one day's.
    pub fn orders(&self, seed: u64) -> Vec<(u32, Day, i64)> {
        let mut random = Random(seed);
        let start = Day::parse_iso("2022-01-01").expect("a day");
        let mut orders = Vec::new();
        for customer in 0..self.customers {
            let first = (random.unit() * f64::from(self.coming)) as i32;
            let [p, q, v] = self.spend;
            let scale = random.gamma(q, v);
            let amount = |random: &mut Random| (random.gamma(p, scale) * 100.0).round().max(100.0) as i64;
            orders.push((customer, start.plus(first), amount(&mut random)));
            for weeks in purchases(&mut random, self.kind, self.parameters, f64::from(self.end - first) / 7.0) {
                orders.push((customer, start.plus(first + (weeks * 7.0) as i32), amount(&mut random)));
            }
        }
        orders
    }

    /// The last day.
    pub fn as_of(&self) -> Day {
        Day::parse_iso("2022-01-01").expect("a day").plus(self.end)
    }
}

/// The store of some orders.
pub fn store(orders: &[(u32, Day, i64)]) -> OrderStore {
    let mut builder = OrderBookBuilder::default();
    for (at, (customer, day, amount)) in orders.iter().enumerate() {
        let key = customer.to_be_bytes();
        builder.line(OrderLine {
            position: Position { file: 0, record: at as u64 + 1, line: at as u64 + 1 },
            kind: LineKind::Order,
            order_id: None,
            customer: Some(&key),
            returning: None,
            day: Some(*day),
            instant: i64::from(day.0) * 86_400,
            amounts: Amounts { stated: Exact(*amount), ..Amounts::default() },
            currency: None,
            status: Status::Placed,
            stands_in: false,
            marks: Marks::default(),
            said: Default::default(),
        });
    }
    OrderStore::new(&builder.seal(), &Rules::new(Basis::TotalPaid))
}
