"""What went wrong with a fetch and what to do, in plain words; nothing that a server wrote is repeated."""

import re
import socket
import ssl

from newsreader.text import clean_line

MAY_BE_MENDED = "Its server may mend that: try again later"
"""What to do about an answer that is at fault."""


def status_words(status: int, wait: int | None) -> str:
    """Say what an HTTP status means and what to do; `wait`: seconds of a Retry-After."""
    if wait is not None and status in (429, 503):
        return f"its server asks to be left alone for {_span(wait)} ({status}). It is asked again after that"
    return f"{_STATUS.get(status) or _family(status)} ({status})"


def _family(status: int) -> str:
    if status >= 500:
        return "its server has a fault. It may answer later"
    return "its server refuses the request. Open the address in a browser to see why"


_STATUS = {
    206: "its server sent only a part. It may answer later",
    401: "it needs a name and password. Write them into its address, the password as $VARIABLE, or set a password_command for its host",
    403: "its server refuses access. Open the address in a browser to see why",
    404: "there is nothing at this address. See on its site whether it has moved",
    407: "the proxy asks for a password. Write it into HTTP_PROXY or HTTPS_PROXY as http://user:password@host:port",
    429: "its server gets too many requests. It may answer later",
    451: "it is withheld for legal reasons",
}


def _span(seconds: int) -> str:
    if seconds < 120:
        return f"{seconds} seconds"
    return f"{seconds // 60} minutes" if seconds < 7200 else f"{seconds // 3600} hours"


NO_HTTPS = "its server does not speak https there"
_NO_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER_FAILURE")
"""OpenSSL's names, in several versions, for an answer that is not TLS."""


def failure_words(error: BaseException) -> str:
    """Say in plain words why a connection failed."""
    import aiohttp

    inner = getattr(error, "os_error", None) or error
    text = str(inner)
    if "refused: " in text and ("address" in text or "asked" in text):
        return re.sub(r".*?(refused: [a-z ;-]+).*", r"\1", text, flags=re.S).strip()
    if isinstance(error, aiohttp.ClientProxyConnectionError):
        return "the proxy cannot be reached. Look at HTTP_PROXY and HTTPS_PROXY in the environment"
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return status_words(407, None) if error.status == 407 else f"the proxy refuses to lead there ({error.status})"
    if isinstance(error, aiohttp.ClientConnectorCertificateError) or isinstance(inner, ssl.SSLCertVerificationError):
        return "its certificate cannot be trusted. Open the address in a browser to see why. Nothing was read"
    if isinstance(inner, ssl.SSLError):
        if inner.reason in _NO_TLS:
            return f"{NO_HTTPS}. Give the address with http:// if it is meant so. Nothing was read"
        return "no secure connection can be agreed on with its server. Nothing was read"
    if isinstance(inner, socket.gaierror) or isinstance(error, aiohttp.ClientConnectorDNSError):
        return "its host cannot be found. Look at the address and the network"
    if isinstance(inner, ConnectionRefusedError):
        return "its host refuses the connection. It may answer later"
    if isinstance(error, aiohttp.ServerDisconnectedError | aiohttp.ClientPayloadError | ConnectionResetError):
        return "the connection broke off before the whole answer had come. It may answer later"
    if isinstance(error, aiohttp.ClientResponseError | aiohttp.InvalidURL):
        return f"its answer is not proper HTTP. {MAY_BE_MENDED}"
    if isinstance(error, aiohttp.ClientConnectorError) or isinstance(inner, OSError):
        said = inner.strerror if isinstance(inner, OSError) else None
        return f"no connection to its host ({clean_line(said or 'no reason given', 80)}). Look at the address and the network"
    return f"its answer cannot be read. {MAY_BE_MENDED}"
