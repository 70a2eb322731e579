"""The proxy that the environment names (HTTP_PROXY, HTTPS_PROXY, NO_PROXY), and checks before it is used.

A proxy resolves names itself, so the address it connects to cannot be checked. Hosts that this machine can resolve are
checked beforehand; names that only the proxy knows are left to the proxy.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from urllib.parse import urlsplit
from urllib.request import getproxies_environment, proxy_bypass

from newsreader.errors import SourceError
from newsreader.sources.addresses import forbidden, host_port
from newsreader.text import clean_line, hide_password


def proxy_for(url: str) -> str | None:
    """Return the proxy for an address, None if there is none. This machine itself is never reached by a proxy.

    Raises SourceError if the environment names something that is no http proxy.
    """
    named = getproxies_environment().get(url.split(":", 1)[0].lower())
    at = host_port(url)
    if not named or _is_here(at.host) or proxy_bypass(f"{at.host}:{at.port}"):
        return None
    proxy = named if "://" in named else f"http://{named}"
    try:
        parts = urlsplit(proxy)
        usable = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise SourceError(
            f"{hide_password(clean_line(proxy, 100))} in the environment is no http proxy",
            remedy="Set HTTP_PROXY and HTTPS_PROXY to http://host:port, or add the host to NO_PROXY",
        )
    return proxy


async def look_beforehand(url: str, *, given: bool) -> None:
    """Raise SourceError if the host of an address resolves here to one that must not be asked."""
    at = host_port(url)
    try:
        known = await asyncio.get_running_loop().getaddrinfo(at.host, at.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return
    for info in known:
        if reason := forbidden(str(info[4][0]), given=given):
            raise SourceError(f"refused: {reason}", subject=hide_password(url))


def _is_here(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
