"""Settings of every installation; safe as they stand. The other files only fill in or loosen."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from portal.settings.email_url import email_settings

BASE_DIR = Path(__file__).resolve().parent.parent.parent
PORTAL_VAR = Path(os.environ.get("PORTAL_VAR", BASE_DIR / "var")).resolve()

DEBUG = False
SECRET_KEY = os.environ.get("SECRET_KEY", "")
ALLOWED_HOSTS = [host for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host]
SITE_URL = os.environ.get("SITE_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}").rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "portal.apps.PortalConfig",
    "home",
    "education",
    "news",
    "services",
    "indicators",
    "regions",
    "search",
    "complaints",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.routable_page",
    "wagtail.embeds",
    "wagtail.sites",
    "portal.cms.apps.CmsUsersConfig",  # wagtail.users with our forms
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.forms",  # its templates, for the renderer below
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.headers.HeadersMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

# Widgets of ours have their templates in templates/.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATE_LOADERS = ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [("portal.templates.Loader", TEMPLATE_LOADERS)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context.site",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{PORTAL_VAR / 'portal.sqlite3'}",
        conn_max_age=60,
    ),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL: readers do not wait for the writer. IMMEDIATE: a write transaction waits its turn
    # instead of failing half-way with "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
elif DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    # Queries of milliseconds: compiling them and starting processes for them costs more than it saves
    # (docs/decisions/search.md). Whoever gives options in DATABASE_URL has decided otherwise.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault(
        "options", "-c jit=off -c max_parallel_workers_per_gather=0"
    )
# Complaints have a database of their own. In production the process of the CMS has no address of it (production.py).
DATABASES["complaints"] = dj_database_url.parse(
    os.environ.get("COMPLAINTS_DATABASE_URL") or f"sqlite:///{PORTAL_VAR / 'complaints.sqlite3'}",
    conn_max_age=60,
)
if DATABASES["complaints"]["ENGINE"] == "django.db.backends.sqlite3":
    # FULL: a code is shown only once its complaint is on the disk. secure_delete: what is deleted is overwritten.
    # timeout: whoever presses "send" is told soon that it was not taken, with numbers to call.
    DATABASES["complaints"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
        "PRAGMA foreign_keys=ON;",
    }
DATABASE_ROUTERS = ["complaints.routers.ComplaintsRouter"]
COMPLAINTS_VAR = PORTAL_VAR / "complaints"
# How many complaints a kota received on a day: all that the CMS learns, written by the channel's worker.
COMPLAINTS_COUNTS = Path(os.environ.get("COMPLAINTS_COUNTS") or PORTAL_VAR / "complaints-counts.json")
# Owned by root in production, so that a stolen server account cannot name other readers of complaints.
COMPLAINTS_ROOT_KEY = Path(os.environ.get("COMPLAINTS_ROOT_KEY") or COMPLAINTS_VAR / "root.pub")
_days = os.environ.get("COMPLAINTS_KEEP_DAYS") or "30"
if not _days.isdecimal() or not 1 <= int(_days) <= 3650:  # a slip of the finger must not delete what nobody has read
    raise ImproperlyConfigured(f"COMPLAINTS_KEEP_DAYS={_days}: 1 to 3650 days (docs/operations.md)")
COMPLAINTS_KEEP_DAYS = int(_days)  # after a signed acknowledgement
COMPLAINTS_FILES = os.environ.get("COMPLAINTS_FILES", "1") != "0"  # 0: under attack words only, no files
COMPLAINTS_POST_SECONDS = 20  # for one hand-off to an office's own system, from connecting to the last byte
# Mail to officers says that something waits, and nothing else (complaints.mail).
globals().update(email_settings(os.environ.get("EMAIL_URL", "")))
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM") or f"pemberitahuan@{urlsplit(SITE_URL).hostname}"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# No shared cache on purpose: a per-process cache is stale after a publish from another process.
# Whole pages are cached in front of Django (portal.pagecache).
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
# A page lives at most this long even if nothing changes: it says "next training", "last verified".
PAGE_CACHE_SECONDS = int(os.environ.get("PAGE_CACHE_SECONDS", "60"))  # 0: off
PAGE_CACHE_BYTES = int(os.environ.get("PAGE_CACHE_MB", "32")) * 1024 * 1024  # in each worker

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
LOGIN_URL = "wagtailadmin_login"
CSRF_FAILURE_VIEW = "portal.errors.csrf_failure"

LANGUAGE_CODE = "id"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = [
    ("id", "Bahasa Indonesia"),
    ("en", "English"),
]
LOCALE_PATHS = [BASE_DIR / "locale", PORTAL_VAR / "locale"]  # texts; compiled (portal.catalogues)
TIME_ZONE = os.environ.get("TIME_ZONE", "Asia/Makassar")
USE_I18N = USE_TZ = True
WAGTAIL_I18N_ENABLED = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = PORTAL_VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = PORTAL_VAR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # nothing is asked for by its plain name: half to compress and keep

WAGTAIL_SITE_NAME = "Portal PPA"
WAGTAILADMIN_USER_LOGIN_FORM = "portal.cms.signing_in.LoginForm"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "portal.PortalImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILDOCS_EXTENSIONS = ["pdf", "csv", "docx", "odt", "ods", "xlsx", "pptx"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.cms.uploads.SafeImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.cms.uploads.SafeDocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_USER_TIME_ZONES = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]  # WIB, WITA, WIT
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # no embeds: nothing from another host
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 5
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
# A translation follows the published source only and is published by a person.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# Readers' search stands in the database; with a cluster here it answers from there while it can (search.elastic).
ELASTICSEARCH_URL = os.environ.get("ELASTICSEARCH_URL", "")
ELASTICSEARCH_API_KEY = os.environ.get("ELASTICSEARCH_API_KEY", "")
ELASTICSEARCH_CA_FILE = os.environ.get("ELASTICSEARCH_CA_FILE", "")
ELASTICSEARCH_INDEX = os.environ.get("ELASTICSEARCH_INDEX", "portal")

DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

SECURE_CONTENT_TYPE_NOSNIFF = True
# same-origin, not no-referrer: with no-referrer browsers send "Origin: null" and Django refuses the POST.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# To standard error only, where systemd or the terminal keeps it. Nothing about readers: no addresses, no
# list of what they asked for (4xx are not logged), no words they typed (portal.logs).
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "portal.logs.DiscreetFilter"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["discreet"]},
        "none": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "propagate": True},  # no mail to ADMINS: it would carry the whole request
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"handlers": ["none"], "propagate": False},  # scanners, all day
        "django.security.csrf": {"handlers": ["none"], "propagate": False},  # the same
        "elastic_transport": {"level": "ERROR"},  # an outage is told once, by search.elastic
    },
}

# What an agency sets for itself (docs/operations.md has the table).
PORTAL_DEMO = os.environ.get("PORTAL_DEMO", "0") == "1"
PORTAL_QUICK_EXIT_URL = os.environ.get("PORTAL_QUICK_EXIT_URL", "https://www.bmkg.go.id/")
# age recipients (age1...) that addresses of shelters are sealed to; without one none can be entered.
PORTAL_SHELTER_RECIPIENTS = [key for key in os.environ.get("PORTAL_SHELTER_RECIPIENTS", "").split(",") if key]
PORTAL_HOME_REGION = os.environ.get("PORTAL_HOME_REGION", "64.71")
