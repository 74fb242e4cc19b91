"""Sealed texts: AES-256-GCM with a key id, and a keyed blind index to find them again (GB/T 22239 level 3, storage)."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import blake2b

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .errors import Refused

NONCE = 12


@cache
def _cipher(key: bytes) -> AESGCM:
    """The key schedule is worked out once per key, not once per cell."""
    return AESGCM(key)


@dataclass(frozen=True)
class Keyring:
    """Old keys still open what they sealed; `current` seals what is new. Key ids are 0–255."""

    keys: Mapping[int, bytes] = field(repr=False)
    current: int
    index_key: bytes = field(repr=False)

    def seal(self, text: str) -> bytes:
        return self.seal_bytes(text.encode())

    def open(self, sealed: bytes) -> str:
        return self.open_bytes(sealed).decode()

    def seal_bytes(self, plain: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return bytes([self.current]) + nonce + _cipher(self.keys[self.current]).encrypt(nonce, plain, None)

    def open_bytes(self, sealed: bytes) -> bytes:
        try:
            key = self.keys[sealed[0]]
            return _cipher(key).decrypt(sealed[1 : NONCE + 1], sealed[NONCE + 1 :], None)
        except (KeyError, IndexError, InvalidTag):
            raise Refused("这项加密内容无法打开：密钥不在或内容被改动，请联系系统管理员核对密钥") from None

    def blind(self, text: str) -> str:
        """The same text gives the same 32 hex characters, and without the key they tell nothing."""
        return blake2b(text.encode(), key=self.index_key, digest_size=16).hexdigest()
