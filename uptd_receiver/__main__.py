"""`python -m uptd_receiver --key petugas.txt --folder masuk --portal https://…`: docs/operations.md."""

import argparse
import json
import ssl
import sys
from pathlib import Path

from uptd_receiver.bundles import take_bundle
from uptd_receiver.keys import BadKeyError, portal_key, read_office_key
from uptd_receiver.serving import server
from uptd_receiver.taking import Receiver, RefusedError


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser("uptd_receiver", description="Menerima laporan tersegel dan menandatanganinya.")
    parser.add_argument("--key", type=Path, required=True, help="berkas kunci petugas")
    parser.add_argument("--folder", type=Path, required=True, help="tempat laporan tersegel disimpan")
    parser.add_argument("--portal", required=True, help="alamat portal, atau kunci publiknya (webhook)")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8700)
    parser.add_argument("--cert", type=Path, help="sertifikat TLS (PEM)")
    parser.add_argument("--cert-key", type=Path, help="kunci sertifikat TLS")
    parser.add_argument("--bundle", type=Path, help="baca satu berkas dari USB/SFTP, lalu selesai")
    parser.add_argument("--acknowledgements", type=Path, help="berkas tanda terima yang ditulis (dengan --bundle)")
    return parser.parse_args()


def main() -> int:
    options = _arguments()
    try:
        key = read_office_key(options.key)
        options.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        receiver = Receiver(options.folder, key, portal_key(options.portal))
        if options.bundle:
            return _bundle(receiver, options.bundle, options.acknowledgements)
        serving = server(receiver, options.host, options.port, options.cert, options.cert_key)
    except ssl.SSLError as error:
        return _failed(f"{options.cert}: sertifikat atau kuncinya tidak terbaca ({error.reason})")
    except (BadKeyError, RefusedError) as error:
        return _failed(str(error))
    except OverflowError:
        return _failed(f"--port {options.port}: 0 sampai 65535")
    except OSError as error:
        return _failed(f"{error.filename or options.port}: {error.strerror or error}")
    _say(f"sign {key.sign}")
    _say(f"{'https' if options.cert else 'http'}://{options.host}:{serving.server_port}/")
    try:
        serving.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        serving.server_close()
    return 0


def _bundle(receiver: Receiver, source: Path, target: Path | None) -> int:
    if target is None:
        return _failed("--bundle butuh --acknowledgements")
    taken, refused = take_bundle(receiver, source)
    target.write_text(json.dumps(taken, indent=1))
    _say(f"{len(taken)} diterima, {len(refused)} ditolak")
    return _failed("; ".join(refused)) if refused else 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _failed(reason: str) -> int:
    sys.stderr.write(f"uptd_receiver: {reason}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
