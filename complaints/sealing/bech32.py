"""bech32 (BIP-173), as age writes its identities; pyrage makes identities only at random, ours come from a code."""

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            if top >> bit & 1:
                check ^= generator
    return check


def _expanded(prefix: str) -> list[int]:
    return [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]


def encode(prefix: str, data: bytes) -> str:
    """`data` under a lower-case prefix, in lower case."""
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    values = [int(bits[start : start + 5], 2) for start in range(0, len(bits), 5)]
    check = _polymod([*_expanded(prefix), *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return f"{prefix}1" + "".join(_ALPHABET[value] for value in values)


def decode(text: str) -> bytes:
    """The bytes behind a bech32 text. Raises ValueError where it is not one."""
    prefix, found, rest = text.lower().rpartition("1")
    if not found or any(letter not in _ALPHABET for letter in rest):
        raise ValueError("not bech32")
    values = [_ALPHABET.index(letter) for letter in rest]
    if _polymod(_expanded(prefix) + values) != 1:
        raise ValueError("wrong checksum")
    bits = "".join(f"{value:05b}" for value in values[:-6])
    return bytes(int(bits[start : start + 8], 2) for start in range(0, len(bits) // 8 * 8, 8))
