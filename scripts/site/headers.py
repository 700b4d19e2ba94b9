"""Step 7: the headers, once for every kind of host: `_headers`, and files that the servers in `deploy/` include."""

from pathlib import Path

_EVERYWHERE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


def write(site: Path, policy: str, deploy: Path) -> None:
    """Write `site/_headers` (Cloudflare Pages, Netlify), and `headers.caddy` and `headers.nginx` into `deploy`.

    Files whose names hold their hash may be kept for a year; hosts make browsers ask again for all others.
    """
    common = {"Content-Security-Policy": policy, **_EVERYWHERE}
    rules = {"/*": common} | {f"/{folder}/*": _FOREVER for folder in _immutable(site)}
    (site / "_headers").write_text("".join(_rule(path, headers) for path, headers in rules.items()))
    deploy.mkdir(parents=True, exist_ok=True)
    caddy = [f'header {name} "{value}"\n' for name, value in common.items()]
    nginx = [f'add_header {name} "{value}" always;\n' for name, value in common.items()]
    (deploy / "headers.caddy").write_text("".join(caddy))
    (deploy / "headers.nginx").write_text("".join(nginx))


def _immutable(site: Path) -> list[str]:
    """Folders in which a file's name, or the folder's own, changes when its bytes do."""
    planner = [path.name for path in (site / "assets").glob("planner-*")]
    return [f"assets/{name}" for name in ("fonts", "javascripts", *sorted(planner), "runtime", "stylesheets")]


def _rule(path: str, headers: dict[str, str]) -> str:
    return path + "\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
