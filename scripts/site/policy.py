"""Step 5: the content security policy, one for the whole site, in every page.

Inline scripts and styles are allowed by their hash (CSP 3, section 8.4), nothing else inline is. The hashes of all
pages are in each, because instant navigation runs one page's scripts under another page's policy.
"""

import base64
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from scripts.toolbox.problem import Problem

_INLINE = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
_DATA_BLOCK = re.compile(r'\btype="?(application/(ld\+)?json|importmap-shim)"?', re.IGNORECASE)


def seal(site: Path) -> str:
    """Write the policy into every page of `site`. Returns it as a header's value. Raises Problem."""
    pages = {path: path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}
    blocks = [block for text in pages.values() for block in _inline_blocks(text)]
    hashes = {kind: " ".join(sorted({h for k, h in blocks if k == kind})) for kind in ("script", "style")}
    policy = {
        "default-src": "'none'",
        "script-src": f"'self' 'wasm-unsafe-eval' {hashes['script']}",
        "style-src": f"'self' {hashes['style']}",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    value = "; ".join(f"{name} {sources}".strip() for name, sources in policy.items())
    meta = f'<meta http-equiv="Content-Security-Policy" content="{value}">'
    meta += '<meta name="referrer" content="no-referrer">'
    for path, text in pages.items():
        sealed, count = _CHARSET.subn(lambda found: found.group() + meta, text, count=1)
        if not count:
            raise Problem(f"{path.name} has no <meta charset>, after which the content policy goes.")
        path.write_text(sealed, "utf-8")
    return f"{value}; frame-ancestors 'none'"


def _inline_blocks(page: str) -> Iterator[tuple[str, str]]:
    """The kind ("script" or "style") and CSP hash of everything inline that the browser would run or apply."""
    for kind, attributes, body in _INLINE.findall(page):
        if kind.lower() == "script" and (" src=" in attributes or _DATA_BLOCK.search(attributes)):
            continue
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        yield kind.lower(), f"'sha256-{digest}'"
