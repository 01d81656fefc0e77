"""Writes the .npy fixtures of NpyFileTests with numpy, and checks a file that our writer made.

Run: python3 make_npy.py            (in this folder; writes the fixtures and prints numpy's version)
     python3 make_npy.py FILE.npy   (prints dtype, shape, order and sum of any file, as numpy reads it)
"""
import sys

import numpy as np

if len(sys.argv) > 1:
    a = np.load(sys.argv[1])
    print(a.dtype, a.shape, a.flags["C_CONTIGUOUS"], a.sum())
    sys.exit()

m = np.arange(12).reshape(3, 4)
np.save("float32_3x4.npy", (m / 8 - 0.5).astype("<f4"))
np.save("float64_3x4.npy", m / 3)
np.save("int32_5.npy", np.array([1960, 1999, 2020, -1, 2147483647], dtype="<i4"))
np.save("int64_3.npy", np.array([1960, 2020, -2], dtype="<i8"))
np.save("int64_large.npy", np.array([1960, 2**40], dtype="<i8"))
np.save("empty_0x4.npy", np.zeros((0, 4), dtype="<f4"))
np.save("fortran.npy", np.asfortranarray(m.astype("<f4")))
np.save("big_endian.npy", m.astype(">f4"))
np.save("cube.npy", np.zeros((2, 2, 2), dtype="<f4"))
np.save("fields.npy", np.zeros(2, dtype=[("a", "<f4"), ("b", "<i4")]))
np.save("bool.npy", np.array([True, False]))
with open("version2.npy", "wb") as f:
    np.lib.format.write_array(f, m.astype("<f4"), version=(2, 0))
print("numpy", np.__version__)
