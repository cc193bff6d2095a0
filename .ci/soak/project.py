"""What the soak runs share: a folder of tiny pictures with prompts, and a look into the ledger."""
import pathlib, sqlite3, struct, zlib


def picture(number):
    """A 32x18 PNG of one colour, a different one for every number."""
    red, green, blue = number & 255, number >> 8 & 255, number * 7 & 255
    rows = (b"\0" + bytes([red, green, blue]) * 32) * 18

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 32, 18, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def make(folder, count):
    source = pathlib.Path(folder) / "in"
    source.mkdir(parents=True)
    for number in range(count):
        (source / f"s{number:05}.png").write_bytes(picture(number))
        (source / f"s{number:05}.txt").write_text(f"picture {number}, a slow push in")


def ledger(folder, query):
    with sqlite3.connect(f"file:{folder}/out/.firstframe/ledger.sqlite?mode=ro", uri=True) as db:
        return db.execute(query).fetchall()


def jobs(folder, data="out/.firstframe/sandbox"):
    place = pathlib.Path(folder) / data / "jobs"
    return [path for path in place.iterdir() if path.name.startswith("video_")] if place.is_dir() else []
