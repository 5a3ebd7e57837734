"""A photo rebuilt from its pixels: nothing the camera wrote beside them survives.

Run as a program of its own (`python -m complaints.sealing.rebuild`), bytes in and out by pipes, with limits on
memory and time: a picture made to break its reader breaks only this.
"""

import io
import resource
import sys

MOST_PIXELS = 50_000_000
LONGEST_SIDE = 1600
MEMORY = 768 * 1024 * 1024
SECONDS = 10
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")


def rebuilt(content: bytes) -> bytes:
    """A JPEG of at most 1600 px, upright, without metadata. Raises ValueError or OSError for what is no picture."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = None  # our own limit is checked below, before anything is decoded
    with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError("too many pixels")
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        picture.load()
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A picture made anew from pixels alone: saving the opened one would keep the JPEG comment.
    bare = Image.frombytes("RGB", upright.size, upright.tobytes())
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=85)
    return out.getvalue()


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it can write no file
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        picture = rebuilt(sys.stdin.buffer.read())
    except (ValueError, OSError, SyntaxError, MemoryError):
        return 1
    sys.stdout.buffer.write(picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
