//! Minimises a smooth function by the limited-memory method of Broyden, Fletcher, Goldfarb and
//! Shanno, with a backtracking search along the line.

/// How many steps are remembered.
const MEMORY: usize = 12;

fn dot(one: &[f64], two: &[f64]) -> f64 {
    one.iter().zip(two).map(|(a, b)| a * b).sum()
}

/// The point that `value` is least at, searched from `start`. `value` writes the gradient and
/// returns the value.
pub(crate) fn minimum(
    start: Vec<f64>,
    steps: usize,
    mut value: impl FnMut(&[f64], &mut [f64]) -> f64,
) -> Vec<f64> {
    let mut point = start;
    let mut gradient = vec![0.0; point.len()];
    let mut height = value(&point, &mut gradient);
    let mut moves: Vec<(Vec<f64>, Vec<f64>, f64)> = Vec::new();
    for _ in 0..steps {
        let mut direction: Vec<f64> = gradient.iter().map(|g| -g).collect();
        let mut shares = Vec::with_capacity(moves.len());
        for (moved, turned, scale) in moves.iter().rev() {
            let share = scale * dot(moved, &direction);
            for (d, t) in direction.iter_mut().zip(turned) {
                *d -= share * t;
            }
            shares.push(share);
        }
        if let Some((moved, turned, _)) = moves.last() {
            let scale = dot(moved, turned) / dot(turned, turned);
            for d in &mut direction {
                *d *= scale;
            }
        }
        for ((moved, turned, scale), share) in moves.iter().zip(shares.iter().rev()) {
            let back = share - scale * dot(turned, &direction);
            for (d, m) in direction.iter_mut().zip(moved) {
                *d += back * m;
            }
        }
        let slope = dot(&gradient, &direction);
        if slope > -1e-9 {
            break;
        }
        let mut step = if moves.is_empty() {
            1.0 / dot(&gradient, &gradient).sqrt()
        } else {
            1.0
        };
        let mut next = point.clone();
        let mut turned = vec![0.0; point.len()];
        let mut lower = None;
        for _ in 0..30 {
            for ((n, p), d) in next.iter_mut().zip(&point).zip(&direction) {
                *n = p + step * d;
            }
            let reached = value(&next, &mut turned);
            if reached <= height + 1e-4 * step * slope {
                lower = Some(reached);
                break;
            }
            step *= 0.5;
        }
        let Some(reached) = lower else {
            break;
        };
        let moved: Vec<f64> = next.iter().zip(&point).map(|(n, p)| n - p).collect();
        let change: Vec<f64> = turned.iter().zip(&gradient).map(|(t, g)| t - g).collect();
        let curve = dot(&moved, &change);
        if curve > 1e-10 {
            if moves.len() == MEMORY {
                moves.remove(0);
            }
            moves.push((moved, change, 1.0 / curve));
        }
        let fall = height - reached;
        point = next;
        gradient = turned;
        height = reached;
        if fall < 1e-6 * height.abs() {
            break;
        }
    }
    point
}
