"""Which network addresses may be connected to: public ones only."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_NAT64 = ip_network("64:ff9b::/96")
_PROTOCOLS = ip_network("192.0.0.0/24")  # older Pythons know only a part of it


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet; False for what is no address.

    Private, shared, loopback, link-local, multicast, reserved and documentation
    addresses are not, nor are IPv6 addresses that carry such an IPv4 address.

    >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_public(a) for a in (parsed, *_carried(parsed)))


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    odd = (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_unspecified
        or address in _PROTOCOLS
    )
    if isinstance(address, IPv6Address):
        # these ranges are reserved as such; what they carry is looked at apart
        translated = address.ipv4_mapped or address.sixtofour or address in _NAT64
        odd = not translated and (odd or address.is_site_local or address.is_reserved)
        return not odd and (bool(translated) or address.is_global)
    return not odd and not address.is_reserved and address.is_global


def _carried(address: IPv4Address | IPv6Address) -> Iterator[IPv4Address]:
    """IPv4 addresses that an IPv6 address leads to (mapped, 6to4, Teredo, NAT64)."""
    if not isinstance(address, IPv6Address):
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if address in _NAT64:
        yield IPv4Address(int(address) & 0xFFFFFFFF)
