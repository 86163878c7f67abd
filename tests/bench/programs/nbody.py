# The motion of five bodies: floats, lists and tuples.
import time


def bodies():
    return [
        ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 39.47),
        ([4.84, -1.16, -0.10], [0.606, 2.81, -0.02], 0.037),
        ([8.34, 4.12, -0.4], [-1.01, 1.82, 0.008], 0.011),
        ([12.89, -15.11, -0.22], [1.08, 0.86, -0.01], 0.0017),
        ([15.37, -25.9, 0.179], [0.979, 0.594, -0.034], 0.002),
    ]


def advance(system, pairs, dt, steps):
    for _ in range(steps):
        for (p, v, m), (q, w, n) in pairs:
            dx = p[0] - q[0]
            dy = p[1] - q[1]
            dz = p[2] - q[2]
            magnitude = dt * (dx * dx + dy * dy + dz * dz) ** -1.5
            here = n * magnitude
            there = m * magnitude
            v[0] -= dx * here
            v[1] -= dy * here
            v[2] -= dz * here
            w[0] += dx * there
            w[1] += dy * there
            w[2] += dz * there
        for position, velocity, _mass in system:
            position[0] += dt * velocity[0]
            position[1] += dt * velocity[1]
            position[2] += dt * velocity[2]


system = bodies()
pairs = [(a, b) for i, a in enumerate(system) for b in system[i + 1 :]]
start = time.perf_counter()
advance(system, pairs, 0.01, 15_000)
print("BENCH", time.perf_counter() - start)
print([round(value, 9) for value in system[1][0]])
