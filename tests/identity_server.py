"""A small identity server on this computer: OpenID Connect as far as the app uses it. It asks for no password."""

import base64
import hashlib
import json
import secrets
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "mapper", "a secret of the client"


class IdentityServer:
    """Signs in everybody who comes, as somebody in `groups`, who signed in `ago` seconds ago."""

    def __init__(self) -> None:
        self.groups: list[str] = []
        self.ago = 0
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.asked: dict[str, dict[str, str]] = {}  # by code: what the app asked with
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self._http.server_port}"
        self.metadata_url = f"{self.address}/.well-known/openid-configuration"
        Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Stop answering."""
        self._http.shutdown()
        self._http.server_close()

    def metadata(self) -> dict[str, Any]:
        """What the app reads first."""
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def authorize(self, asked: dict[str, str]) -> str:
        """Where the browser goes on to."""
        code = secrets.token_urlsafe()
        self.asked[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, sent: dict[str, str]) -> dict[str, Any]:
        """The identity token for a code, once, to whoever asked for the code."""
        asked = self.asked.pop(sent["code"])
        proof = base64.urlsafe_b64encode(hashlib.sha256(sent["code_verifier"].encode()).digest()).decode().rstrip("=")
        if proof != asked["code_challenge"]:
            raise ValueError("This code was given to somebody else.")
        now = int(time.time()) - self.ago
        claims = {
            "iss": self.address, "sub": "somebody", "aud": CLIENT, "iat": now, "exp": now + self.ago + 300,
            "nonce": asked["nonce"], "groups": self.groups,
        }  # fmt: skip
        token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, self.key)
        return {"access_token": "none", "token_type": "Bearer", "expires_in": 300, "id_token": token}


def _handler(server: IdentityServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            where = urlsplit(self.path)
            if where.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", server.authorize(dict(parse_qsl(where.query))))
                self.end_headers()
            elif where.path == "/keys":
                self._answer({"keys": [server.key.as_dict(private=False)]})
            else:
                self._answer(server.metadata())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer(server.token({name: values[0] for name, values in parse_qs(body).items()}))

        def _answer(self, content: dict[str, Any]) -> None:
            body = json.dumps(content).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
