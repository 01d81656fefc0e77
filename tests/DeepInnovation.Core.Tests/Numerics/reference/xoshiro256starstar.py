# Writes xoshiro256starstar.txt: the first eight outputs of xoshiro256** (Blackman and Vigna, 2018) whose state is
# SHA-256("42/test") as four little-endian 64-bit words, the last with its lowest bit set. Python 3, standard library only.
import hashlib, struct

M = (1 << 64) - 1
rotl = lambda x, k: ((x << k) | (x >> (64 - k))) & M
s = list(struct.unpack("<4Q", hashlib.sha256(b"42/test").digest()))
s[3] |= 1
with open("xoshiro256starstar.txt", "w") as out:
    for _ in range(8):
        result = (rotl((s[1] * 5) & M, 7) * 9) & M
        t = (s[1] << 17) & M
        s[2] ^= s[0]; s[3] ^= s[1]; s[1] ^= s[2]; s[0] ^= s[3]; s[2] ^= t
        s[3] = rotl(s[3], 45)
        out.write(f"{result}\n")
