"""A second road to basins at rho = 0.7, where the first set of reference values was wrong.

The trapezoidal rule on an even grid, marched down from the top, and Richardson's extrapolation in the step, which has
nothing in common with collocation on panels. Python 3.11.7, NumPy 2.4.6, SciPy 1.17.1.

Run: python3 second_road.py; it prints the rows of reference.csv that it corrects.
"""
import numpy as np
from scipy.special import ndtr


def volterra(rho, s, low, top, n, kind):
    """The basin minus 1 on the grid, by the closure `kind` ('lemma' or 'fresh')."""
    h = (top - low) / n
    y = low + h * np.arange(n + 1)
    sigma = np.sqrt(1 - rho * rho)
    W = np.zeros(n + 1)
    for i in range(n - 1, -1, -1):
        z = y[i:]
        w = np.full(len(z), h)
        w[0] = w[-1] = h / 2
        e = np.exp(-0.5 * ((z - rho * y[i]) / sigma) ** 2) / (sigma * np.sqrt(2 * np.pi))
        k = s * e * ndtr((rho * z - y[i]) / sigma) ** (s - 1)
        first = np.sum(w * k)
        if kind == "fresh":
            W[i] = (first + np.sum((w * k)[1:] * W[i + 1:])) / (1 - w[0] * k[0])
        else:
            c = first / ndtr(-(1 - rho) * y[i] / sigma)
            W[i] = (first + c * np.sum((w * e)[1:] * W[i + 1:])) / (1 - c * w[0] * e[0])
    return y, W


def richardson(values):
    """Extrapolates values at steps h, h/2, h/4, ... of a rule with an error in even powers of h."""
    k = 1
    while len(values) > 1:
        values = [(4**k * b - a) / (4**k - 1) for a, b in zip(values, values[1:])]
        k += 1
    return values[0]


def mass(rho, s, kind):
    def once(n):
        y, W = volterra(rho, s, -9.0, 9.0, n, kind)
        sigma = np.sqrt(1 - rho * rho)
        f = np.exp(-0.5 * y * y) / np.sqrt(2 * np.pi)
        p = ndtr(-(1 - rho) * y / sigma) ** s
        return np.trapezoid(f * p * (1 + W), y)

    return richardson([once(n) for n in (900, 1800, 3600, 7200)])


if __name__ == "__main__":
    row = "gaussian,rho=0.7;q=2;d=24,{},{},{:.10g}"
    for x in (-4, -3, -2, -1):
        b = richardson([1 + volterra(0.7, 24, float(x), 9.0, n, "lemma")[1][0] for n in (500, 1000, 2000, 4000)])
        print(row.format("basin_lemma", x, b))
    b = richardson([1 + volterra(0.7, 24, -1.0, 9.0, n, "fresh")[1][0] for n in (500, 1000, 2000, 4000)])
    print(row.format("basin_independent", -1, b))
    print(row.format("mass_lemma", "", mass(0.7, 24, "lemma")))
