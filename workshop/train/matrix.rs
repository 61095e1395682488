//! The little linear algebra that training the towers takes. Matrices are rows of floats, one after
//! another.

/// `out[rows × width] += left[rows × inner] · right[inner × width]`
pub(crate) fn multiply(left: &[f32], right: &[f32], inner: usize, width: usize, out: &mut [f32]) {
    for (left, out) in left.chunks_exact(inner).zip(out.chunks_exact_mut(width)) {
        let (fours, rest) = left.as_chunks::<4>();
        let mut rows = right.chunks_exact(4 * width);
        for (factors, rows) in fours.iter().zip(&mut rows) {
            if factors.iter().all(|it| *it == 0.0) {
                continue;
            }
            let (a, rows) = rows.split_at(width);
            let (b, rows) = rows.split_at(width);
            let (c, d) = rows.split_at(width);
            for (place, out) in out.iter_mut().enumerate() {
                *out += factors[0] * a[place]
                    + factors[1] * b[place]
                    + factors[2] * c[place]
                    + factors[3] * d[place];
            }
        }
        for (factor, row) in rest.iter().zip(rows.remainder().chunks_exact(width)) {
            for (out, value) in out.iter_mut().zip(row) {
                *out += factor * value;
            }
        }
    }
}

/// `out[inner × width] += left[rows × inner]ᵀ · right[rows × width]`
pub(crate) fn multiply_transposed(
    left: &[f32],
    right: &[f32],
    inner: usize,
    width: usize,
    out: &mut [f32],
) {
    let lefts = left.chunks_exact(4 * inner);
    let rights = right.chunks_exact(4 * width);
    let (left_rest, right_rest) = (lefts.remainder(), rights.remainder());
    for (left, right) in lefts.zip(rights) {
        let (r0, rest) = right.split_at(width);
        let (r1, rest) = rest.split_at(width);
        let (r2, r3) = rest.split_at(width);
        for (place, out) in out.chunks_exact_mut(width).enumerate() {
            let f = [
                left[place],
                left[inner + place],
                left[2 * inner + place],
                left[3 * inner + place],
            ];
            if f.iter().all(|it| *it == 0.0) {
                continue;
            }
            for (column, out) in out.iter_mut().enumerate() {
                *out +=
                    f[0] * r0[column] + f[1] * r1[column] + f[2] * r2[column] + f[3] * r3[column];
            }
        }
    }
    for (left, right) in left_rest
        .chunks_exact(inner)
        .zip(right_rest.chunks_exact(width))
    {
        for (factor, out) in left.iter().zip(out.chunks_exact_mut(width)) {
            for (out, value) in out.iter_mut().zip(right) {
                *out += factor * value;
            }
        }
    }
}

/// The rows of a matrix as columns.
pub(crate) fn transposed(matrix: &[f32], width: usize) -> Vec<f32> {
    let rows = matrix.len() / width;
    let mut out = vec![0.0; matrix.len()];
    for (row, values) in matrix.chunks_exact(width).enumerate() {
        for (column, value) in values.iter().enumerate() {
            out[column * rows + row] = *value;
        }
    }
    out
}

/// Weights that learn by Adam.
pub(crate) struct Weights {
    pub(crate) values: Vec<f32>,
    pub(crate) gradient: Vec<f32>,
    mean: Vec<f32>,
    square: Vec<f32>,
}

impl Weights {
    /// Random weights within `range`.
    pub(crate) fn new(count: usize, range: f32, chance: &mut Chance) -> Self {
        Self {
            values: (0..count)
                .map(|_| (chance.share() * 2.0 - 1.0) * range)
                .collect(),
            gradient: vec![0.0; count],
            mean: vec![0.0; count],
            square: vec![0.0; count],
        }
    }

    /// One step down the gradient, which is then zero again.
    pub(crate) fn step(&mut self, rate: f32, time: u32) {
        let mean_bias = 1.0 - 0.9_f32.powi(time as i32);
        let square_bias = 1.0 - 0.999_f32.powi(time as i32);
        for (((value, gradient), mean), square) in self
            .values
            .iter_mut()
            .zip(&mut self.gradient)
            .zip(&mut self.mean)
            .zip(&mut self.square)
        {
            *mean = 0.9 * *mean + 0.1 * *gradient;
            *square = 0.999 * *square + 0.001 * *gradient * *gradient;
            *value -= rate * (*mean / mean_bias) / ((*square / square_bias).sqrt() + 1e-7);
            *gradient = 0.0;
        }
    }
}

/// Numbers that look like chance and are the same in every run (SplitMix64).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// The next number.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    /// A number from 0 to 1.
    pub(crate) fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }
}
