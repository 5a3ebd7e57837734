"""The SQL of portal.routing. Written out because building it with the ORM took 2.9 ms of CPU, running it 0.04."""

from django.conf import settings

from portal.translation_sync import OLDER_TEXT, UNSEEN_TEXTS

# No page of this portal lies deeper; longer addresses are left to Wagtail's 404.
DEEPEST = 8

AGENCY_FIELDS = ("id", "name", "full_name", "address", "email", "security_contact")
SITES_SQL = f"""
SELECT s.id, s.hostname, s.port, s.site_name, s.is_default_site, s.root_page_id,
       {", ".join(f"a.{name}" for name in AGENCY_FIELDS)}
FROM wagtailcore_site s LEFT JOIN portal_agencysettings a ON a.site_id = s.id
"""  # noqa: S608  # built from the names above only

_UNTRANSLATED = """
SELECT 1 FROM wagtail_localize_translationsource src
JOIN wagtail_localize_translation tr
  ON tr.source_id = src.id AND tr.target_locale_id = p.locale_id AND tr.enabled
JOIN wagtail_localize_stringsegment seg ON seg.source_id = src.id
JOIN wagtail_localize_translationcontext ctx ON ctx.id = seg.context_id
WHERE src.object_id = p.translation_key AND ctx.path NOT IN ({unseen}) AND NOT EXISTS (
  SELECT 1 FROM wagtail_localize_stringtranslation done
  WHERE done.translation_of_id = seg.string_id AND done.context_id = seg.context_id
    AND done.locale_id = p.locale_id AND NOT done.has_error AND done.tool_name <> %s)
"""

_TRAIL = """
WITH root AS (SELECT translation_key, path FROM wagtailcore_page WHERE id = %s),
home AS (
  SELECT h.url_path FROM wagtailcore_page h JOIN wagtailcore_locale hl ON hl.id = h.locale_id
  WHERE h.translation_key = (SELECT translation_key FROM root) AND hl.language_code = %s AND h.live)
SELECT p.id, p.content_type_id, p.title, p.url_path, p.live, p.translation_key, l.language_code, p.depth,
  EXISTS (SELECT 1 FROM wagtailcore_pageviewrestriction v WHERE v.page_id IN (p.id, p.alias_of_id)),
  {untranslated}
FROM wagtailcore_page p JOIN wagtailcore_locale l ON l.id = p.locale_id
WHERE p.translation_key = (SELECT translation_key FROM root)
   OR p.path = (SELECT substr(path, 1, 4) FROM root)
"""

_BELOW = """
   OR (p.slug IN ({slugs}) AND p.url_path IN (SELECT home.url_path || s.column1 FROM home, (VALUES {steps}) s))
   OR p.translation_key = (SELECT t.translation_key FROM wagtailcore_page t
       WHERE t.slug = %s AND t.url_path = (SELECT url_path FROM home) || %s)
"""


def trail_query(root_page_id: int, language: str, parts: list[str]) -> tuple[str, list[str | int]]:
    """Homes in each language, the tree's root, every page on the way, and the last one's translations."""
    steps = ["".join(f"{part}/" for part in parts[: count + 1]) for count in range(len(parts))]
    values: list[str | int] = [root_page_id, language]
    untranslated = "FALSE"
    if language != settings.LANGUAGE_CODE:
        holes = ",".join(["%s"] * len(UNSEEN_TEXTS))
        untranslated = f"p.alias_of_id IS NOT NULL OR EXISTS ({_UNTRANSLATED.format(unseen=holes)})"
        values += [*UNSEEN_TEXTS, OLDER_TEXT]
    sql = _TRAIL.format(untranslated=untranslated)
    if parts:
        sql += _BELOW.format(slugs=",".join(["%s"] * len(parts)), steps=",".join(["(%s)"] * len(parts)))
        values += [*parts, *steps, parts[-1], steps[-1]]
    return sql, values
