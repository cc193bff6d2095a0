#include "shim_private.h"

#include <string.h>

// Names of profiles that are sRGB with its own tone curve. Linear and other relatives have names that contain
// "sRGB" too and must be transformed.
static bool is_known_srgb(const char *text) {
  static const char *const known[] = {"sRGB IEC61966-2", "sRGB built-in", "sRGB2014", "srgbtrc"};
  for (size_t i = 0; i < G_N_ELEMENTS(known); i++) {
    const char *found = strstr(text, known[i]);
    if (found && (found == text || found[-1] != ' ')) return true;
  }
  const char *name = strstr(text, "sRGB");
  return name && strcmp(name, "sRGB") == 0 && (name == text || name[-1] != ' ');
}

// The first description of the profile names sRGB, in ASCII ('desc') or UTF-16 ('mluc').
static bool names_srgb(const uint8_t *profile, size_t count) {
  if (count < 132) return false;
  const uint32_t tags = (uint32_t)profile[128] << 24 | profile[129] << 16 | profile[130] << 8 | profile[131];
  for (uint32_t i = 0; i < tags && i < 100 && 144 + 12 * (size_t)i <= count; i++) {
    const uint8_t *tag = profile + 132 + 12 * i;
    if (memcmp(tag, "desc", 4) != 0) continue;
    const uint32_t offset = (uint32_t)tag[4] << 24 | tag[5] << 16 | tag[6] << 8 | tag[7];
    const uint32_t length = (uint32_t)tag[8] << 24 | tag[9] << 16 | tag[10] << 8 | tag[11];
    if (offset > count || length > count - offset) return false;
    char plain[128] = {0};
    size_t used = 0;
    for (uint32_t at = 8; at < length && used + 1 < sizeof plain; at++)
      if (profile[offset + at] >= 32) plain[used++] = (char)profile[offset + at];
    return is_known_srgb(plain);
  }
  return false;
}

// libvips takes the fallback without a word when the embedded profile is broken or meant for other channels.
static bool needs_transform(VipsImage *image, bool *profile_was_bad) {
  const bool is_cmyk = image->Type == VIPS_INTERPRETATION_CMYK;
  const void *profile = NULL;
  size_t count = 0;
  if (vips_image_get_typeof(image, VIPS_META_ICC_NAME) == 0 ||
      vips_image_get_blob(image, VIPS_META_ICC_NAME, &profile, &count))
    return is_cmyk;
  const bool fits = image->Type == VIPS_INTERPRETATION_sRGB || image->Type == VIPS_INTERPRETATION_RGB ||
                    image->Type == VIPS_INTERPRETATION_RGB16 || image->Type == VIPS_INTERPRETATION_B_W ||
                    image->Type == VIPS_INTERPRETATION_GREY16;
  if (!is_cmyk && (!fits || names_srgb(profile, count))) return false;
  *profile_was_bad = (count > 4 << 20 && !is_cmyk) || !vips_icc_is_compatible_profile(image, profile, count);
  return is_cmyk || !*profile_was_bad;
}

// 16 to 8 bit by nearest value; libvips' own conversion drops the low byte.
static int to_8bit(VipsImage *image, VipsImage **out) {
  VipsImage *scaled = NULL;
  if (vips_linear1(image, &scaled, 1 / 257.0, 0.5, "uchar", TRUE, NULL)) return -1;
  VipsInterpretation type = image->Type;
  if (type == VIPS_INTERPRETATION_GREY16) type = VIPS_INTERPRETATION_B_W;
  if (type == VIPS_INTERPRETATION_RGB16) type = VIPS_INTERPRETATION_sRGB;
  const int failed = vips_copy(scaled, out, "interpretation", type, NULL);
  g_object_unref(scaled);
  return failed;
}

static int icc(VipsImage *image, VipsImage **out) {
  const char *fallback = image->Type == VIPS_INTERPRETATION_CMYK ? "cmyk" : "srgb";
  VipsImage *source = NULL;
  // The transform would cut 16-bit transparency to 8 bits without scaling it.
  const bool shallow = image->BandFmt == VIPS_FORMAT_USHORT && vips_image_hasalpha(image);
  if (shallow ? to_8bit(image, &source) : vips_copy(image, &source, NULL)) return -1;
  const int failed = vips_icc_transform(source, out, "srgb", "embedded", TRUE, "input_profile", fallback,
                                        "intent", VIPS_INTENT_PERCEPTUAL, "depth", 8, NULL);
  g_object_unref(source);
  return failed;
}

static int plain(VipsImage *image, VipsImage **out) {
  const bool deep = image->BandFmt == VIPS_FORMAT_USHORT && (image->Type == VIPS_INTERPRETATION_RGB16 ||
                                                              image->Type == VIPS_INTERPRETATION_GREY16);
  VipsImage *shallow = NULL;
  if (deep ? to_8bit(image, &shallow) : vips_copy(image, &shallow, NULL)) return -1;
  const int failed = vips_colourspace(shallow, out, VIPS_INTERPRETATION_sRGB, NULL);
  g_object_unref(shallow);
  return failed;
}

int ff_to_srgb(ff_picture *picture, bool *profile_was_bad, ff_error *error) {
  VipsImage *next = NULL;
  *profile_was_bad = false;
  if (needs_transform(picture->image, profile_was_bad) && icc(picture->image, &next)) {
    vips_error_clear();
    VIPS_UNREF(next);
    *profile_was_bad = true;
  }
  if (!next && plain(picture->image, &next)) return ff_fail(error);
  ff_replace(picture, next);
  next = NULL;
  if (vips_cast_uchar(picture->image, &next, NULL)) return ff_fail(error);
  return ff_replace(picture, next);
}
