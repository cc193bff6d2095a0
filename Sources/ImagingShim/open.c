#include "shim_private.h"

#include <string.h>

static int load(ff_kind kind, const void *bytes, size_t count, int shrink, int page, VipsFailOn fail_on,
                VipsImage **out) {
  // libvips takes the buffer as non-const and only reads it.
  void *data = (void *)bytes;
  const VipsAccess access = VIPS_ACCESS_SEQUENTIAL;
  switch (kind) {
    case FF_JPEG:
      return vips_jpegload_buffer(data, count, out, "access", access, "fail_on", fail_on, "shrink", shrink, NULL);
    case FF_PNG:
      return vips_pngload_buffer(data, count, out, "access", access, "fail_on", fail_on, NULL);
    case FF_WEBP:
      return vips_webpload_buffer(data, count, out, "access", access, "fail_on", fail_on, NULL);
    case FF_GIF:
      return vips_gifload_buffer(data, count, out, "access", access, "fail_on", fail_on, NULL);
    case FF_TIFF:
      return vips_tiffload_buffer(data, count, out, "access", access, "fail_on", fail_on, NULL);
    case FF_HEIF:
      return vips_heifload_buffer(data, count, out, "access", access, "fail_on", fail_on, "page", page, NULL);
  }
  return -1;
}

static int field(VipsImage *image, const char *name, int fallback) {
  int value = fallback;
  if (vips_image_get_typeof(image, name) == G_TYPE_INT) vips_image_get_int(image, name, &value);
  return value;
}

static void *find_metadata(VipsImage *image, const char *name, GValue *value, void *found) {
  (void)image, (void)value;
  static const char *const private[] = {"exif-", "xmp-", "iptc-", "photoshop-", "png-comment-", "gif-comment",
                                        "jpeg-thumbnail"};
  for (size_t i = 0; i < G_N_ELEMENTS(private); i++)
    if (g_str_has_prefix(name, private[i])) *(bool *)found = true;
  return NULL;
}

// TIFF also holds 32-bit, signed and floating-point numbers of no agreed meaning.
static bool has_shades(const VipsImage *image) {
  switch (image->Type) {
    case VIPS_INTERPRETATION_LAB:
    case VIPS_INTERPRETATION_LABS:
    case VIPS_INTERPRETATION_scRGB:
      return true;
    default:
      return image->BandFmt == VIPS_FORMAT_UCHAR || image->BandFmt == VIPS_FORMAT_USHORT;
  }
}

static void describe(VipsImage *image, ff_kind kind, ff_header *header) {
  memset(header, 0, sizeof *header);
  header->width = image->Xsize;
  header->height = image->Ysize;
  // libheif has turned the picture already.
  header->orientation = kind == FF_HEIF ? 1 : vips_image_get_orientation(image);
  header->pages = field(image, "n-pages", 1);
  // Packed Lab counts four bands and has none of them to spare.
  header->has_alpha = image->Coding == VIPS_CODING_NONE && vips_image_hasalpha(image);
  header->is_interlaced = field(image, "interlaced", 0) || field(image, "jpeg-multiscan", 0);
  header->has_profile = vips_image_get_typeof(image, VIPS_META_ICC_NAME) != 0;
  header->is_8bit_srgb =
      image->BandFmt == VIPS_FORMAT_UCHAR && image->Type == VIPS_INTERPRETATION_sRGB && image->Bands == 3;
  header->has_shades = has_shades(image);
  header->is_cmyk = image->Type == VIPS_INTERPRETATION_CMYK;
  header->needs_transform = ff_needs_transform(image);
  bool found = vips_image_get_typeof(image, VIPS_META_ORIENTATION) != 0 && kind != FF_HEIF;
  vips_image_map(image, find_metadata, &found);
  header->has_metadata = found;
}

// The colours, and behind them the channel that says how opaque they are.
static int keep(VipsImage **image, ff_channels channels) {
  const int colours = channels.colours;
  if (colours < 1 || (*image)->Coding != VIPS_CODING_NONE || channels.alpha >= (*image)->Bands || (*image)->Bands <= colours + (channels.alpha >= 0)) return 0;
  VipsImage *parts[2] = {NULL, NULL}, *next = NULL;
  int failed = vips_extract_band(*image, &parts[0], 0, "n", colours, NULL);
  if (!failed && channels.alpha >= 0) {
    failed = vips_extract_band(*image, &parts[1], channels.alpha, NULL) || vips_bandjoin(parts, &next, 2, NULL);
  } else {
    next = parts[0];
    parts[0] = NULL;
  }
  VIPS_UNREF(parts[0]);
  VIPS_UNREF(parts[1]);
  if (failed) return -1;
  g_object_unref(*image);
  *image = next;
  return 0;
}

int ff_open(ff_kind kind, const void *bytes, size_t count, int shrink, bool strict, ff_channels channels,
            ff_picture **out, ff_header *header, ff_error *error) {
  vips_error_clear();
  ff_forget_lost_pixels();
  if (kind == FF_HEIF) ff_allow_heif();
  const VipsFailOn fail_on = strict ? VIPS_FAIL_ON_WARNING : VIPS_FAIL_ON_ERROR;
  VipsImage *image = NULL;
  if (load(kind, bytes, count, shrink, 0, fail_on, &image)) return ff_fail(error);
  const int primary = kind == FF_HEIF ? field(image, "heif-primary", 0) : 0;
  if (primary > 0) {
    g_object_unref(image);
    image = NULL;
    if (load(kind, bytes, count, shrink, primary, fail_on, &image)) return ff_fail(error);
  }
  const int bands = image->Bands;
  if (keep(&image, channels)) {
    g_object_unref(image);
    return ff_fail(error);
  }
  describe(image, kind, header);
  header->bands = bands;
  *out = g_new0(ff_picture, 1);
  (*out)->image = image;
  (*out)->loaded = image;
  g_object_ref(image);
  return 0;
}

void ff_close(ff_picture *picture) {
  g_object_unref(picture->image);
  g_object_unref(picture->loaded);
  g_free(picture);
  vips_error_clear();
}

int32_t ff_width(const ff_picture *picture) { return picture->image->Xsize; }
int32_t ff_height(const ff_picture *picture) { return picture->image->Ysize; }
