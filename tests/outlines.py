"""Where Balikpapan and its neighbours end, for a running demo site; the files lie beside the project, not in it."""

from __future__ import annotations

import csv
import json
import tempfile
from pathlib import Path

import shapely

from benchmarks.polylines import villages
from tests.servers import ROOT, DemoSite

SHARED = ROOT.parent / "shared" / "data" / "regions"
NEIGHBOURS = ("64.02", "64.09")  # Kutai Kartanegara, Penajam Paser Utara
ROUGH = 0.001  # degrees, about 110 m: of a neighbour only its name is needed


def load_outlines(site: DemoSite) -> bool:
    """Loads them as an agency would, by command. False, and nothing is done, where the files are not there."""
    if not SHARED.exists():
        return False
    with tempfile.TemporaryDirectory(prefix="portal-outlines-") as folder:
        table, outlines = Path(folder, "wilayah.csv"), Path(folder, "tetangga.geojson")
        table.write_text(_rows(), encoding="utf-8")
        outlines.write_text(json.dumps({"type": "FeatureCollection", "features": [*map(_feature, NEIGHBOURS)]}))
        site.manage("import_regions", str(table))
        site.manage("import_boundaries", str(outlines), "--source", "Badan Informasi Geospasial")
        city = SHARED / "balikpapan_kelurahan.geojson"
        site.manage("import_boundaries", str(city), "--source", "Badan Informasi Geospasial", "--as-of", "2023-12-31")
    return True


def _rows() -> str:
    with (SHARED / "wilayah_codes.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return "".join(f"{','.join(row)}\n" for row in [header, *(row for row in rows if row[0] in NEIGHBOURS)])


def _feature(code: str) -> dict[str, object]:
    parts = [shape for _code, shape in villages(SHARED / "kaltim_villages_polygons_full.polyline.txt.gz", code + ".")]
    shape = shapely.simplify(shapely.union_all(parts, grid_size=1e-5), ROUGH)
    return {"type": "Feature", "properties": {"code": code}, "geometry": shapely.geometry.mapping(shape)}
