"""Pictures of the site. Only the renditions: originals carry the camera's position and name (EXIF)."""

from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

SERVED = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"}  # no SVG, no HTML: nothing that can run


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """One file of images/. Its name changes with its content, but it is asked for again after a day:
    a picture that was withdrawn for a child's sake must not live on in phones for a year."""
    if PurePosixPath(name).suffix.lower() not in SERVED:
        raise Http404
    response = serve(request, name, document_root=str(settings.MEDIA_ROOT / "images"))
    response["Cache-Control"] = "public, max-age=86400, immutable"
    return response
