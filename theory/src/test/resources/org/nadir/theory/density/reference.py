#!/usr/bin/env python3
"""Reference values for the densities, made with mpmath at 60 digits, apart from any code of the project.

    python3 reference.py > reference.csv

Every number in the phrases and every x, y is the IEEE double nearest to what is written. Tails are computed as what they
are, by quadrature or by special functions, never as one minus the other tail where that would lose digits.
"""
import sys
import mpmath as mp

mp.mp.dps = 60
F = lambda text: mp.mpf(float(text))
phi = lambda z: mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi)
Phi = lambda z: mp.erfc(-z / mp.sqrt(2)) / 2


def between(a, b):
    """The standard normal mass of [a, b]; 60 digits leave enough after the cancellation of any two tails here."""
    return Phi(-a) - Phi(-b) if a > 0 else Phi(b) - Phi(a)


class Normal:
    def __init__(self, mean, sd):
        self.m, self.s = F(mean), F(sd)
        self.mean = self.m

    def density(self, x):
        return phi((x - self.m) / self.s) / self.s

    def lower(self, x):
        return Phi((x - self.m) / self.s)

    def upper(self, x):
        return Phi((self.m - x) / self.s)


class TruncatedNormal:
    def __init__(self, mean, sd, lower, upper):
        self.m, self.s, self.l, self.u = F(mean), F(sd), F(lower), F(upper)
        self.a, self.b = (self.l - self.m) / self.s, (self.u - self.m) / self.s
        self.z = between(self.a, self.b)
        self.mean = self.m + self.s * (phi(self.a) - phi(self.b)) / self.z

    def density(self, x):
        return phi((x - self.m) / self.s) / self.s / self.z

    def lower(self, x):
        return between(self.a, (x - self.m) / self.s) / self.z

    def upper(self, x):
        return between((x - self.m) / self.s, self.b) / self.z


class Uniform:
    def __init__(self, lower, upper):
        self.l, self.u = F(lower), F(upper)
        self.mean = (self.l + self.u) / 2

    def density(self, x):
        return 1 / (self.u - self.l) if self.l <= x <= self.u else mp.mpf(0)

    def lower(self, x):
        return min(max((x - self.l) / (self.u - self.l), 0), 1)

    def upper(self, x):
        return min(max((self.u - x) / (self.u - self.l), 0), 1)


class Beta:
    def __init__(self, alpha, beta, lower=0, upper=1):
        self.a, self.b, self.l, self.u = F(alpha), F(beta), F(lower), F(upper)
        self.mean = self.l + (self.u - self.l) * self.a / (self.a + self.b)

    def t(self, x):
        return (x - self.l) / (self.u - self.l)

    def density(self, x):
        t = self.t(x)
        return t ** (self.a - 1) * (1 - t) ** (self.b - 1) / mp.beta(self.a, self.b) / (self.u - self.l)

    def lower(self, x):
        return mp.betainc(self.a, self.b, 0, self.t(x), regularized=True)

    def upper(self, x):
        return mp.betainc(self.b, self.a, 0, 1 - self.t(x), regularized=True)


class Mixture:
    def __init__(self, *parts):
        total = sum(F(w) for w, _ in parts)
        self.parts = [(F(w) / total, d) for w, d in parts]
        self.mean = sum(w * d.mean for w, d in self.parts)

    def density(self, x):
        return sum(w * d.density(x) for w, d in self.parts)

    def lower(self, x):
        return sum(w * d.lower(x) for w, d in self.parts)

    def upper(self, x):
        return sum(w * d.upper(x) for w, d in self.parts)


def window(w, l, u):
    w, l, u = F(w), F(l), F(u)

    def given(x):
        return Uniform_between(max(l, x - w), min(u, x + w))

    return given


def Uniform_between(a, b):
    d = Uniform(0, 1)
    d.l, d.u = a, b
    return d


def parabola(l, u):
    l, u = F(l), F(u)

    def given(x):
        class D:
            pass

        k = u - l
        f = lambda r: r - r ** 3 / 3
        z = f((u - x) / k) - f((l - x) / k)
        D.density = staticmethod(lambda y: (1 - ((y - x) / k) ** 2) / k / z)
        D.lower = staticmethod(lambda t: (f((t - x) / k) - f((l - x) / k)) / z)
        D.upper = staticmethod(lambda t: (f((u - x) / k) - f((t - x) / k)) / z)
        return D

    return given


def centred(sd, l, u):
    def given(x):
        d = TruncatedNormal(0, sd, l, u)
        d.m = x
        d.a, d.b = (d.l - x) / d.s, (d.u - x) / d.s
        d.z = between(d.a, d.b)
        return d

    return given


class GaussianScores:
    def __init__(self, rho):
        self.r = F(rho)
        self.s = mp.sqrt(1 - self.r ** 2)

    def density(self, u, v):
        return phi((v - self.r * u) / self.s) / self.s

    def lower(self, u, v):
        return Phi((v - self.r * u) / self.s)

    def upper(self, u, v):
        return Phi((self.r * u - v) / self.s)


class ClaytonScores:
    """Conditional of C(p, q) = (p^-t + q^-t - 1)^(-1/t)."""

    def __init__(self, theta, mirrored=False):
        self.t, self.sign = F(theta), -1 if mirrored else 1

    def density(self, u, v):
        return self._density(self.sign * u, self.sign * v)

    def lower(self, u, v):
        return self._lower(u, v) if self.sign > 0 else 1 - self._lower(-u, -v)

    def upper(self, u, v):
        return 1 - self._lower(u, v) if self.sign > 0 else self._lower(-u, -v)

    def _lower(self, u, v):
        with mp.workdps(400):
            p, q, t = Phi(u), Phi(v), self.t
            return (1 + p ** t * (q ** -t - 1)) ** (-1 - 1 / t)

    def _density(self, u, v):
        p, q, t = Phi(u), Phi(v), self.t
        return (1 + t) * p ** t * q ** (-t - 1) * (1 + p ** t * (q ** -t - 1)) ** (-2 - 1 / t) * phi(v)


class MixedScores:
    def __init__(self, *parts):
        total = sum(F(w) for w, _ in parts)
        self.parts = [(F(w) / total, c) for w, c in parts]

    def density(self, u, v):
        return sum(w * c.density(u, v) for w, c in self.parts)

    def lower(self, u, v):
        return sum(w * c.lower(u, v) for w, c in self.parts)

    def upper(self, u, v):
        return sum(w * c.upper(u, v) for w, c in self.parts)


def score(d, x):
    """The normal score of x, by Newton at full precision from the smaller tail."""
    lo, up = d.lower(x), d.upper(x)
    side = 1 if lo < up else -1
    p = min(lo, up)
    guess = -mp.sqrt(-2 * mp.log(2 * p)) if p < 0.4 else mp.mpf(-0.1)
    z = mp.findroot(lambda s: mp.log(Phi(s)) - mp.log(p), guess)
    return side * z


def over(scores, d):
    def given(x):
        class D:
            pass

        u = score(d, x)

        def density(y):
            v = score(d, y)
            return scores.density(u, v) / phi(v) * d.density(y)

        D.density = staticmethod(density)
        D.lower = staticmethod(lambda y: scores.lower(u, score(d, y)))
        D.upper = staticmethod(lambda y: scores.upper(u, score(d, y)))
        return D

    return given


def show(number):
    return mp.nstr(number, 20, min_fixed=0, max_fixed=0)


def row(kind, pdf_n, pdf_e, x, y, *values):
    fields = [kind, '"%s"' % pdf_n, '"%s"' % pdf_e, repr(float(x)), "" if y is None else repr(float(y))]
    print(";".join(fields + ["" if v is None else show(v) for v in values]))


print("# made by reference.py with mpmath %s, Python %s" % (mp.__version__, sys.version.split()[0]))
print("kind;pdf_n;pdf_e;x;y;density;lower;upper")

for z in [-37, -30, -20, -12.3, -8, -6.5, -5.66, -5.65, -4, -3, -2, -1, -0.6745, -0.6744, -0.5, -1e-3, -1e-18, 0]:
    for x in {z, -z}:
        row("normal", "", "", x, None, phi(F(x)), Phi(F(x)), Phi(-F(x)))
for a, b in [(-1, 1), (0, 1e-9), (0.1, 0.3999), (0.1, 0.41), (-0.2, 0.1), (3, 3.0001), (3, 3.05), (3, 3.2), (3, 7), (30, 30.001),
             (30, 30.02), (30, 31), (-5, -4.97), (-5, 6), (-37, -36.9), (1.2345678, 1.2345679), (-0.15, 0.15), (-8, 8)]:
    row("mass", "", "", a, b, between(F(a), F(b)), None, None)

LOSSES = {
    "uniform(-3, 12.5)": (Uniform(-3, 12.5), [-3, -2.9999, 0.1, 12.4999999]),
    "normal(40, 7)": (Normal(40, 7), [-150, 0, 30, 40, 41, 77, 200]),
    "truncated-normal(0.25, 0.18)": (TruncatedNormal(0.25, 0.18, 0, 1), [1e-12, 1e-4, 0.1, 0.25, 0.6, 0.9, 0.9999, 1 - 1e-12]),
    "truncated-normal(0.25, 0.1)": (TruncatedNormal(0.25, 0.1, 0, 1), [1e-12, 1e-4, 0.1, 0.25, 0.6, 0.9, 0.9999, 1 - 1e-12]),
    "truncated-normal(0.25, 0.22)": (TruncatedNormal(0.25, 0.22, 0, 1), [1e-12, 1e-4, 0.1, 0.25, 0.6, 0.9, 0.9999, 1 - 1e-12]),
    "truncated-normal(5, 0.5)": (TruncatedNormal(5, 0.5, 0, 1), [1e-6, 0.1, 0.5, 0.9, 0.999]),
    "truncated-normal(-5, 0.5)": (TruncatedNormal(-5, 0.5, 0, 1), [1e-6, 0.1, 0.5, 0.9, 0.999]),
    "truncated-normal(0.5, 1000)": (TruncatedNormal(0.5, 1000, 0, 1), [1e-6, 0.1, 0.5, 0.9, 0.999]),
    "beta(2, 5)": (Beta(2, 5), [1e-9, 1e-3, 0.1, 0.28, 0.5, 0.9, 0.999]),
    "beta(0.5, 0.5)": (Beta(0.5, 0.5), [1e-20, 1e-3, 0.1, 0.5, 0.7, 0.999]),
    "beta(0.2, 3)": (Beta(0.2, 3), [1e-40, 1e-9, 0.1, 0.5, 0.7, 0.999]),
    "beta(1, 1)": (Beta(1, 1), [1e-20, 0.1, 0.5, 0.7, 0.999]),
    "beta(30, 1.5)": (Beta(30, 1.5), [1e-3, 0.1, 0.5, 0.95, 0.999999]),
    "beta(500, 800)": (Beta(500, 800), [0.2, 0.3, 0.38, 0.3846, 0.4, 0.5, 0.6]),
    "beta(2, 5, lower=-1, upper=3)": (Beta(2, 5, -1, 3), [-0.999, 0.1, 1, 2.9]),
    "mixture(0.3: uniform(0, 1), 0.7: beta(2, 5))": (Mixture((0.3, Uniform(0, 1)), (0.7, Beta(2, 5))), [1e-9, 0.1, 0.5, 0.99]),
    "mixture(0.75: normal(0, 1), 0.25: normal(5, 0.5))": (Mixture((F("0.75"), Normal(0, 1)), (F("0.25"), Normal(5, 0.5))), [-20, -1, 3, 5, 20]),
}
for phrase, (d, xs) in LOSSES.items():
    row("mean", phrase, "", 0, None, d.mean, None, None)
    for x in xs:
        row("loss", phrase, "", x, None, d.density(F(x)), d.lower(F(x)), d.upper(F(x)))

GRID = [(1e-6, 1e-9), (1e-6, 0.3), (0.05, 0.06), (0.05, 0.999999), (0.3, 1e-9), (0.3, 0.2), (0.5, 0.5), (0.5, 0.75),
        (0.95, 1e-6), (0.95, 0.9), (0.999, 0.01), (0.999, 0.9999)]
CUT = LOSSES["truncated-normal(0.25, 0.18)"][0]
NEIGHBOURS = {
    ("uniform", "window(0.3)"): window(0.3, 0, 1),
    ("uniform", "parabola"): parabola(0, 1),
    ("uniform", "truncated-normal(0.35)"): centred(0.35, 0, 1),
    ("uniform", "truncated-normal(0.02)"): centred(0.02, 0, 1),
    ("uniform", "truncated-normal(50)"): centred(50, 0, 1),
    ("truncated-normal(0.25, 0.18)", "gaussian-copula(0.7)"): over(GaussianScores(0.7), CUT),
    ("uniform", "gaussian-copula(-0.5)"): over(GaussianScores(-0.5), Uniform(0, 1)),
    ("uniform", "clayton-copula(1.5)"): over(ClaytonScores(1.5), Uniform(0, 1)),
}
for (pdf_n, pdf_e), given in NEIGHBOURS.items():
    for x, y in GRID:
        d = given(F(x))
        y = F(y)
        if pdf_e.startswith("window") and abs(y - F(x)) > F(0.3):
            continue
        row("neighbour", pdf_n, pdf_e, x, y, d.density(y), d.lower(y), d.upper(y))

SCORES = {
    "gaussian-copula(0)": GaussianScores(0),
    "gaussian-copula(0.7)": GaussianScores(0.7),
    "gaussian-copula(0.99)": GaussianScores(0.99),
    "clayton-copula(0.1)": ClaytonScores(0.1),
    "clayton-copula(2)": ClaytonScores(2),
    "clayton-copula(8)": ClaytonScores(8),
    "mirrored(clayton-copula(2))": ClaytonScores(2, True),
    "mixture(0.25: gaussian-copula(0.3), 0.75: clayton-copula(2))": MixedScores((0.25, GaussianScores(0.3)), (0.75, ClaytonScores(2))),
}
for phrase, c in SCORES.items():
    for u, v in [(-6, -6.5), (-6, 1), (-3, -3), (-3, -9), (-3, 2), (-1, -1.5), (-1, 5), (0, 0), (0, 0.7), (0, -4), (1, 3), (1, -2),
                 (3, 3), (3, 8), (5, -3), (5, 5)]:
        row("scores", "normal", phrase, u, v, c.density(F(u), F(v)), c.lower(F(u), F(v)), c.upper(F(u), F(v)))
