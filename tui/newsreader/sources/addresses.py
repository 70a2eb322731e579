"""Addresses of feeds: which are accepted, how passwords in them are handled, which hosts are never asked."""

import ipaddress
import os
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from newsreader.errors import AddressError, SourceError
from newsreader.text import clean_line, hide_password

LENGTH_LIMIT = 4000
"""Longest address (characters) that is accepted."""
REDIRECTED = "Give the address it should lead to"
"""What to do about a redirect that cannot be followed."""

_UNFIT = re.compile('[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"<>\\\\^`{|}\ud800-\udfff]')
_NUMBERS = re.compile(r"[0-9a-fx.]+\Z", re.I)
_VARIABLE = re.compile(r"\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?\Z")
_TRACKING = re.compile(r"(?:utm_[a-z]+|at_(?:medium|campaign)|fbclid|gclid|mc_[ce]id|cmp|cmpid|ito|xtor)=", re.I)
_LINK_LOCAL = (ipaddress.ip_network("169.254.0.0/16"), ipaddress.ip_network("fe80::/10"))
_LOOKS_LIKE = "An address looks like https://example.org/feed.xml"
_LONGEST_LABEL = 63
"""Longest part of a host's name between full stops (RFC 1035); none may be empty."""
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class HostPort:
    """A host as written (in lower case) and a port."""

    host: str
    port: int


def feed_url(typed: str) -> str:
    """Return a feed's address in the form it is stored, without fragment; `feed:` or no scheme is understood.

    Raises AddressError for anything but an http or https address.
    """
    url = typed.strip()
    shown = clean_line(hide_password(url), 200)
    if len(url) > LENGTH_LIMIT:
        raise AddressError(f"the address is longer than {LENGTH_LIMIT:,} characters", subject=clean_line(shown, 80))
    if url[:5].lower() == "feed:":
        url = url[5:] if url[5:9].lower() == "http" else "http:" + url[5:]
    elif re.match(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(/|\Z)", url, re.I):
        url = "https://" + url
    if _UNFIT.search(re.sub("[{}]", "", url)):
        raise AddressError("the address holds characters that no address has", subject=shown, remedy=_LOOKS_LIKE)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise AddressError("this is no valid address", subject=shown, remedy=_LOOKS_LIKE) from None
    if parts.scheme.lower() not in _PORTS:
        raise AddressError(
            "only http and https addresses are read", subject=shown, remedy="Give an address that begins with https://"
        )
    if not host or port == 0:
        raise AddressError("the address names no host", subject=shown, remedy=_LOOKS_LIKE)
    return urlunsplit(
        (
            parts.scheme.lower(),
            _netloc(parts.username, parts.password, _ascii(host, shown), port),
            parts.path,
            parts.query,
            "",
        )
    )


def _ascii(host: str, shown: str) -> str:
    try:
        name = host.lower() if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise AddressError("the host of the address is no valid name", subject=shown, remedy=_LOOKS_LIKE) from None
    labels = name.removesuffix(".").split(".")
    misshapen = ":" not in name and not all(0 < len(label) <= _LONGEST_LABEL for label in labels)
    if misshapen or not re.fullmatch(r"[a-z0-9._%:-]+", name):
        raise AddressError("the host of the address is no valid name", subject=shown, remedy=_LOOKS_LIKE)
    return f"[{name}]" if ":" in name else name


def _netloc(user: str | None, password: str | None, host: str, port: int | None) -> str:
    login = "" if user is None else user + ("" if password is None else f":{password}") + "@"
    return f"{login}{host}" + (f":{port}" if port else "")


def without_password(url: str) -> str:
    """Return an address without its password, for a list that others may read; a reference to a variable stays."""
    return url if not has_password(url) else re.sub(r"(?<=//)([^/?#@:]*):[^/?#]*@", r"\1@", url)


def has_password(url: str) -> bool:
    """Tell whether an address contains a password (a reference to a variable of the environment is none)."""
    login = login_of(url)
    return bool(login and login[1] and not _VARIABLE.match(login[1]))


def without_login(url: str) -> str:
    """Return an address without user and password."""
    return re.sub(r"(?<=//)[^/?#]*@", "", url)


def credentials(url: str) -> tuple[str, str] | None:
    """Return user and password of an address, decoded; a password `$NAME` is read from the environment.

    Raises SourceError if that variable is not set.
    """
    login = login_of(url)
    if login is None:
        return None
    user, password = login
    if variable := _VARIABLE.match(password):
        value = os.environ.get(variable[1])
        if value is None:
            raise SourceError(
                f"the environment has no {variable[1]} with its password",
                subject=hide_password(url),
                remedy=f"Set the variable {variable[1]}",
            )
        return user, value
    return user, password


def login_of(url: str) -> tuple[str, str] | None:
    """Return user and password as written in an address, decoded, None if there are none."""
    match = re.match(r"https?://([^/?#]*)@", url, re.I)
    if match is None:
        return None
    user, _, password = match[1].partition(":")
    return unquote(user), unquote(password)


def host_port(url: str) -> HostPort:
    """Return host and port of an http or https address."""
    parts = urlsplit(url)
    return HostPort((parts.hostname or "").lower(), parts.port or _PORTS[parts.scheme.lower()])


def address_key(url: str) -> str:
    """Return a key that stays the same when a site moves to https, adds or drops `www.` or a final slash, or adds tracking
    parameters (`utm_source` and the like)."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _TRACKING.match(pair))
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{query}#{parts.fragment}"


def plain_host(url: str) -> str:
    """Return an address with an IPv4 host in any spelling rewritten in the usual one."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if not _NUMBERS.match(host) or not host[:1].isdigit():
        return url
    try:
        number = socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return url
    return urlunsplit(parts._replace(netloc=_netloc(parts.username, parts.password, number, parts.port)))


def forbidden(address: str, *, given: bool) -> str | None:
    """Say why an IP address must not be asked, None if it may. `given`: the user gave this host and port."""
    try:
        number = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return "its host could not be resolved to an address"
    inner = number
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else number)
        if number in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    if any(one.version == net.version and one in net for one in (number, inner) for net in _LINK_LOCAL):
        return "link-local addresses are never asked"
    if given:
        return None
    if not inner.is_global or not number.is_global or inner.is_multicast:
        return "it leads to a private address that you did not give; give that one if you trust it"
    return None


def redirect_target(url: str, location: str) -> str:
    """Return the address a redirect leads to. Raises SourceError if it is not http or https."""
    if len(location) > LENGTH_LIMIT:
        raise SourceError("it redirects to an address that is too long", subject=hide_password(url), remedy=REDIRECTED)
    try:
        target = urljoin(url, quote(location.strip(), safe="%/:=&?~#+!$,;'@()*[]"))
        return feed_url(target)
    except (SourceError, ValueError):
        shown = clean_line(hide_password(location), 60)
        reason = f"it redirects to “{shown}”, which is no http address"
        raise SourceError(reason, subject=hide_password(url), remedy=REDIRECTED) from None
