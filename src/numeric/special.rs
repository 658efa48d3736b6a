//! Special functions, in the forms that stay exact where the models use them.
//!
//! Question: what are the functions in the papers' formulas worth, to twelve digits, natively and in wasm alike?
//! Definition: ln Γ; ψ = (ln Γ)'; ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b); Gauss' ₂F₁(a, b; c; z) = Σ (a)ₙ(b)ₙ/(c)ₙ zⁿ/n!, 0 ≤ z < 1;
//! U(1, 2 − s; z) = ∫₀^∞ e^(−zu) (1 + u)^(−s) du.
//! Edge cases: arguments of the gamma functions are positive; z = 0 gives 1; a series is cut at [`MOST_TERMS`], far beyond what the models need.
//! Numeric notes: differences of ln Γ far from the origin lose their digits, so they are taken by Stirling's series term by term; ₂F₁ with large
//! parameters is summed in logarithms, or moved by Euler's transformation to parameters that do not grow with the number of purchases.
//! Source: Abramowitz and Stegun (1964) 6.1.41 (Stirling), 6.3.5 and 6.3.18 (ψ), 15.1.1 (₂F₁), 15.3.3 (Euler), 6.5.31 (the fraction of Γ(a, z));
//! Gauss' continued fraction: DLMF 15.7.1; Lentz' evaluation: Thompson and Barnett (1986), J. Comput. Phys. 64, 490–509.
//! Tested by: `tables_of_abramowitz_and_stegun`, `closed_forms_of_gauss_series`, `brackets_agree_with_their_definition` below.

/// Terms after which a series or a fraction is taken as it is.
const MOST_TERMS: u32 = 1_000_000;
/// Relative size of a term that no longer changes a sum.
const NEGLIGIBLE: f64 = 1e-17;
/// From here on Stirling's series with five terms is exact to the last digit.
const FAR: f64 = 16.0;

/// ln Γ(x) for x > 0.
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// ln Γ(a + d) − ln Γ(a) for a > 0, d ≥ 0, without the loss of digits that the difference has where a is large.
pub fn ln_gamma_ratio(a: f64, d: f64) -> f64 {
    if a < FAR {
        return ln_gamma(a + d) - ln_gamma(a);
    }
    (a - 0.5) * libm::log1p(d / a) + d * (libm::log(a + d) - 1.0) + stirling_rest(a + d) - stirling_rest(a)
}

/// What Stirling's series adds to (x − ½) ln x − x + ½ ln 2π.
fn stirling_rest(x: f64) -> f64 {
    let y = 1.0 / (x * x);
    (1.0 / 12.0 + y * (-1.0 / 360.0 + y * (1.0 / 1260.0 + y * (-1.0 / 1680.0 + y / 1188.0)))) / x
}

/// ln B(a, b) for a, b > 0.
pub fn ln_beta(a: f64, b: f64) -> f64 {
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    ln_gamma(small) - ln_gamma_ratio(large, small)
}

/// ψ(x), the derivative of ln Γ, for x > 0.
pub fn digamma(mut x: f64) -> f64 {
    let mut sum = 0.0;
    while x < FAR {
        sum -= 1.0 / x;
        x += 1.0;
    }
    let y = 1.0 / (x * x);
    let series = y * (1.0 / 12.0 - y * (1.0 / 120.0 - y * (1.0 / 252.0 - y * (1.0 / 240.0 - y / 132.0))));
    sum + libm::log(x) - 0.5 / x - series
}

/// ln(eᵃ + eᵇ).
pub fn ln_add(a: f64, b: f64) -> f64 {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY { high } else { high + libm::log1p(libm::exp(low - high)) }
}

/// ₂F₁(1, b; c; z) for b, c > 0 and 0 ≤ z < 1, by its series, or by Gauss' continued fraction: some dozens of steps, near 1 some hundreds.
pub fn hyp2f1_one(b: f64, c: f64, z: f64) -> f64 {
    // Well below 1 the series is as short and has one division a term for three.
    if z < 0.6 {
        let (mut term, mut sum, mut n) = (1.0, 1.0, 0.0);
        while term > sum * NEGLIGIBLE && n < f64::from(MOST_TERMS) {
            term *= (b + n) / (c + n) * z;
            sum += term;
            n += 1.0;
        }
        return sum;
    }
    // 1 / (1 − k₁z / (1 − k₂z / …)), from the top down (Lentz).
    let c = c - 1.0;
    let step = |n: u32| {
        let m = f64::from(n / 2);
        if n % 2 == 1 {
            (b + m) * (c + m) / ((c + 2.0 * m) * (c + 2.0 * m + 1.0))
        } else {
            m * (c - b + m) / ((c + 2.0 * m - 1.0) * (c + 2.0 * m))
        }
    };
    // c = 0 makes the first step 0/0; its limit is b / (c + 1).
    let first = b / (c + 1.0);
    let (mut fraction, mut upper, mut lower) = (1.0, 1.0, 0.0);
    for n in 1..MOST_TERMS {
        let k = -z * if n == 1 { first } else { step(n) };
        lower = 1.0 / guarded(1.0 + k * lower);
        upper = guarded(1.0 + k / upper);
        let change = upper * lower;
        fraction *= change;
        if (change - 1.0).abs() < 1e-16 {
            break;
        }
    }
    1.0 / fraction
}

fn guarded(x: f64) -> f64 {
    if x.abs() < 1e-300 { 1e-300 } else { x }
}

/// ln ₂F₁(a, b; c; z) for a, b, c > 0 and 0 ≤ z < 1; the sum may pass the largest float.
pub fn ln_hyp2f1(a: f64, b: f64, c: f64, z: f64) -> f64 {
    const LARGE: f64 = 1e200;
    let (mut term, mut sum, mut taken_out) = (1.0, 1.0, 0.0);
    let mut n = 0.0;
    while n < f64::from(MOST_TERMS) {
        let ratio = (a + n) * (b + n) / ((c + n) * (n + 1.0)) * z;
        term *= ratio;
        sum += term;
        if sum > LARGE {
            term /= LARGE;
            sum /= LARGE;
            taken_out += libm::log(LARGE);
        }
        if ratio < 1.0 && term < sum * NEGLIGIBLE {
            break;
        }
        n += 1.0;
    }
    taken_out + libm::log(sum)
}

/// c [1 − (1 − z)^a′ ₂F₁(a′, c + 1 − a; c; z)] / (a − 1), which the beta-geometric models expect of a customer; whole at a = 1 too.
///
/// `first` is a′, `ln_rest` is ln(1 − z), which the caller knows exactly.
/// By Euler's transformation (1 − z)^a′ ₂F₁(a′, b′; c; z) = (1 − z)^(a−1) ₂F₁(p, a − 1; c; z) with p = c − a′; of the right side's series the 1 is set
/// apart and a − 1 is divided out, so nothing overflows however many purchases there are and nothing cancels at a = 1.
pub fn one_minus_scaled_hyp2f1(first: f64, a: f64, c: f64, z: f64, ln_rest: f64) -> f64 {
    let p = c - first;
    let exponent = (a - 1.0) * ln_rest;
    // With p far below zero the terms alternate and grow, and where almost nothing is left (1 − z)^(a−1) and the sum it shrinks pass what a number
    // can hold; there the plain series, all positive, is the stable one.
    if (p < -12.0 || exponent < -300.0) && (a - 1.0).abs() > 1e-3 && c > 0.0 {
        let exponent = first * ln_rest + ln_hyp2f1(first, c + 1.0 - a, c, z);
        return -c * libm::expm1(exponent) / (a - 1.0);
    }
    // c times the series without its 1 and its a − 1; the c divides out of the first term, so c may be near zero.
    let (mut term, mut sum, mut n) = (p * z, p * z, 1.0);
    while n < f64::from(MOST_TERMS) {
        term *= (p + n) * (a + n - 1.0) / ((c + n) * (n + 1.0)) * z;
        sum += term;
        if term.abs() <= sum.abs() * NEGLIGIBLE && n + p > 0.0 {
            break;
        }
        n += 1.0;
    }
    let shrunk = if exponent.abs() < 1e-12 { -ln_rest } else { -libm::expm1(exponent) / (a - 1.0) };
    c * shrunk - libm::exp(exponent) * sum
}

/// ∫₀^∞ e^(−zu) (1 + u)^(−s) du = U(1, 2 − s; z) = e^z z^(s−1) Γ(1 − s, z) for s, z > 0: a discounted power law.
pub fn power_laplace(s: f64, z: f64) -> f64 {
    // 1 / (z + s − 1·s / (z + s + 2 − 2 (s + 1) / (z + s + 4 − …))), by Lentz.
    let mut middle = guarded(z + s);
    let (mut upper, mut lower) = (1e300, 1.0 / middle);
    let mut fraction = lower;
    let mut n = 1.0;
    while n < f64::from(MOST_TERMS) {
        let k = -n * (s + n - 1.0);
        middle += 2.0;
        lower = 1.0 / guarded(middle + k * lower);
        upper = guarded(middle + k / upper);
        let change = upper * lower;
        fraction *= change;
        if (change - 1.0).abs() < 1e-15 {
            break;
        }
        n += 1.0;
    }
    fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(found: f64, expected: f64, relative: f64) {
        assert!((found - expected).abs() <= relative * expected.abs().max(1e-300), "{found} is not {expected}");
    }

    /// Table 6.1 (Γ and ψ for 1 ≤ x ≤ 2), table 6.4 (ln Γ and ψ of whole numbers); 10 decimals.
    #[test]
    fn tables_of_abramowitz_and_stegun() {
        for (x, gamma, psi) in [
            (1.0, 1.0, -0.577_215_664_9),
            (1.25, 0.906_402_477_1, -0.227_453_533_4),
            (1.5, 0.886_226_925_5, 0.036_489_974_0),
            (1.75, 0.919_062_526_8, 0.247_472_453_5),
            (2.0, 1.0, 0.422_784_335_1),
        ] {
            assert!((libm::exp(ln_gamma(x)) - gamma).abs() < 1e-10, "Γ({x})");
            assert!((digamma(x) - psi).abs() < 1e-10, "ψ({x}) = {}", digamma(x));
        }
        // Γ(101) = 100! = 9.33262154439441e157; ψ(100) = 4.60016185273809.
        near(ln_gamma(101.0), libm::log(9.332_621_544_394_41e157), 1e-14);
        near(digamma(100.0), 4.600_161_852_738_09, 1e-13);
        near(ln_beta(2.0, 3.0), libm::log(1.0 / 12.0), 1e-13);
        near(ln_beta(0.5, 0.5), libm::log(core::f64::consts::PI), 1e-13);
    }

    /// Γ(a + 3)/Γ(a) = a (a + 1)(a + 2), near the origin and where ln Γ itself is of the order of 10⁷.
    #[test]
    fn ratios_of_gammas_keep_their_digits() {
        for a in [0.01, 0.7, 15.9, 16.0, 16.1, 250.0, 1e6] {
            near(ln_gamma_ratio(a, 3.0), libm::log(a) + libm::log(a + 1.0) + libm::log(a + 2.0), 2e-13);
        }
        assert!(ln_gamma_ratio(5.0, 0.0).abs() < 1e-300);
        near(ln_add(libm::log(2.0), libm::log(3.0)), libm::log(5.0), 1e-15);
        near(ln_add(f64::NEG_INFINITY, 1.5), 1.5, 0.0);
    }

    /// 15.1.3: F(1, 1; 2; z) = −ln(1 − z)/z; 15.1.8: F(a, b; b; z) = (1 − z)^(−a); 15.1.4 with z²: F(½, 1; 3/2; z²) = artanh(z)/z.
    #[test]
    fn closed_forms_of_gauss_series() {
        for z in [1e-9, 0.1, 0.5, 0.9, 0.99, 0.9999] {
            near(hyp2f1_one(1.0, 2.0, z), -libm::log1p(-z) / z, 1e-13);
            near(hyp2f1_one(2.5, 2.5, z), 1.0 / (1.0 - z), 1e-11);
            near(hyp2f1_one(0.5, 1.5, z * z), libm::atanh(z) / z, 1e-11);
            near(1.0 + ln_hyp2f1(3.0, 1.2, 1.2, z), 1.0 - 3.0 * libm::log1p(-z), 1e-9);
            near(1.0 + ln_hyp2f1(1.0, 1.0, 2.0, z), 1.0 + libm::log(-libm::log1p(-z) / z), 1e-9);
        }
        near(hyp2f1_one(3.0, 1.0, 0.0), 1.0, 0.0);
        // Far past the largest float: (1 − z)^(−a) with a = 900.
        near(ln_hyp2f1(900.0, 2.0, 2.0, 0.9), 900.0 * libm::log(10.0), 1e-12);
    }

    /// Against the definition by the plain series, on both sides of a = 1, of p = −12, and with x = 0 and c near zero.
    #[test]
    fn brackets_agree_with_their_definition() {
        for (first, a, second, z) in [
            (0.24, 0.793, 2.43, 0.95),
            (2.24, 0.793, 4.43, 0.5),
            (2.24, 1.7, 4.43, 0.5),
            (14.4, 0.5, 3.0, 0.4),
            (14.6, 0.5, 3.0, 0.4),
            (8.0, 2.5, 9.0, 0.3),
            (0.5, 0.4, 0.9, 0.6),
        ] {
            let c = a + second - 1.0;
            let plain = c * (1.0 - libm::exp(first * libm::log1p(-z) + ln_hyp2f1(first, second, c, z))) / (a - 1.0);
            near(one_minus_scaled_hyp2f1(first, a, c, z, libm::log1p(-z)), plain, 1e-9);
        }
        // Whole at a = 1: the limit from both sides.
        let at = |a: f64| one_minus_scaled_hyp2f1(2.2, a, a + 3.4, 0.6, libm::log1p(-0.6));
        near(at(1.0), (at(1.0 + 1e-5) + at(1.0 - 1e-5)) / 2.0, 1e-9);
    }

    /// With s = 1 it is e^z E₁(z): table 5.1, E₁(0.5) = 0.5597735948, E₁(1) = 0.2193839344; with z → large, 1/(z + s).
    #[test]
    fn discounted_power_laws() {
        near(power_laplace(1.0, 0.5), libm::exp(0.5) * 0.559_773_594_8, 1e-9);
        near(power_laplace(1.0, 1.0), libm::exp(1.0) * 0.219_383_934_4, 1e-9);
        // s = 2: 1 − z e^z E₁(z) by parts.
        near(power_laplace(2.0, 0.5), 1.0 - 0.5 * libm::exp(0.5) * 0.559_773_594_8, 1e-9);
        near(power_laplace(0.5, 1e6), 1.0 / (1e6 + 0.5), 1e-9);
    }
}
