#include "shim_private.h"

#include <string.h>

static bool profile_of(VipsImage *image, const void **profile, size_t *count) {
  return vips_image_get_typeof(image, VIPS_META_ICC_NAME) != 0 &&
         vips_image_get_blob(image, VIPS_META_ICC_NAME, profile, count) == 0;
}

// libvips takes the fallback without a word when the embedded profile is broken or meant for other channels.
static bool is_usable(VipsImage *image, const uint8_t *profile, size_t count, size_t limit) {
  const bool is_grey = image->Type == VIPS_INTERPRETATION_B_W || image->Type == VIPS_INTERPRETATION_GREY16;
  const char *space = image->Type == VIPS_INTERPRETATION_CMYK ? "CMYK" : is_grey ? "GRAY" : "RGB ";
  return count >= 132 && count <= limit && memcmp(profile + 16, space, 4) == 0 &&
         vips_icc_is_compatible_profile(image, profile, count);
}

bool ff_needs_transform(VipsImage *image) {
  if (image->Type == VIPS_INTERPRETATION_CMYK) return true;
  const void *profile = NULL;
  size_t count = 0;
  const bool fits = image->Type == VIPS_INTERPRETATION_sRGB || image->Type == VIPS_INTERPRETATION_RGB ||
                    image->Type == VIPS_INTERPRETATION_RGB16 || image->Type == VIPS_INTERPRETATION_B_W ||
                    image->Type == VIPS_INTERPRETATION_GREY16;
  return fits && profile_of(image, &profile, &count) && !ff_is_srgb(profile, count);
}

static bool has_bad_profile(VipsImage *image, size_t limit) {
  const void *profile = NULL;
  size_t count = 0;
  return profile_of(image, &profile, &count) && !is_usable(image, profile, count, limit);
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

// Perceptual intent, for tables; between profiles that are only a matrix and curves it is relative colorimetric.
static int icc(VipsImage *image, bool embedded, VipsImage **out) {
  const char *fallback = image->Type == VIPS_INTERPRETATION_CMYK ? "cmyk" : "srgb";
  VipsImage *source = NULL;
  // The transform would cut 16-bit transparency to 8 bits without scaling it.
  const bool shallow = image->BandFmt == VIPS_FORMAT_USHORT && vips_image_hasalpha(image);
  if (shallow ? to_8bit(image, &source) : vips_copy(image, &source, NULL)) return -1;
  const int failed = vips_icc_transform(source, out, "srgb", "embedded", embedded, "input_profile", fallback,
                                        "intent", VIPS_INTENT_PERCEPTUAL, "depth", 8, NULL);
  g_object_unref(source);
  return failed;
}

// Files hold Lab figures against D50 (Adobe's TIFF technical notes; ICC.1), libvips takes them against D65: Bradford's
// adaptation, with the white that libvips multiplied by taken back first.
static int adapt_lab(VipsImage *image, VipsImage **out) {
  static const double adaptation[9] = {0.969401,  -0.0230393, 0.0478709, -0.0286988, 1.0099416,
                                       0.0159215, 0.0124761,  -0.020483, 1.0079214};
  VipsImage *steps[6] = {NULL};
  // 8-bit Lab comes packed.
  int failed = vips_colourspace(image, &steps[5], VIPS_INTERPRETATION_LAB, NULL) ||
               vips_extract_band(steps[5], &steps[0], 0, "n", 3, NULL) ||
               vips_colourspace(steps[0], &steps[1], VIPS_INTERPRETATION_XYZ, NULL);
  if (!failed) {
    steps[2] = vips_image_new_matrix_from_array(3, 3, adaptation, 9);
    failed = !steps[2] || vips_recomb(steps[1], &steps[3], steps[2], NULL);
  }
  if (!failed && steps[5]->Bands > 3) {
    failed = vips_extract_band(steps[5], &steps[4], 3, "n", steps[5]->Bands - 3, NULL) ||
             vips_bandjoin2(steps[3], steps[4], out, NULL);
  } else if (!failed) {
    *out = steps[3];
    steps[3] = NULL;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) VIPS_UNREF(steps[i]);
  return failed;
}

static int plain(VipsImage *image, VipsImage **out) {
  const bool deep = image->BandFmt == VIPS_FORMAT_USHORT && (image->Type == VIPS_INTERPRETATION_RGB16 ||
                                                              image->Type == VIPS_INTERPRETATION_GREY16);
  const bool lab = image->Type == VIPS_INTERPRETATION_LAB || image->Type == VIPS_INTERPRETATION_LABS;
  VipsImage *shallow = NULL;
  if (deep ? to_8bit(image, &shallow) : lab ? adapt_lab(image, &shallow) : vips_copy(image, &shallow, NULL)) return -1;
  const int failed = vips_colourspace(shallow, out, VIPS_INTERPRETATION_sRGB, NULL);
  g_object_unref(shallow);
  return failed;
}

int ff_to_srgb(ff_picture *picture, size_t profile_limit, bool *profile_was_bad, ff_error *error) {
  VipsImage *next = NULL, *image = picture->image;
  *profile_was_bad = false;
  if (ff_needs_transform(image)) {
    *profile_was_bad = has_bad_profile(image, profile_limit);
    // Inks mean nothing without a profile: libvips has a common one.
    const bool goes_by_profile = !*profile_was_bad || image->Type == VIPS_INTERPRETATION_CMYK;
    if (goes_by_profile && icc(image, !*profile_was_bad, &next)) {
      vips_error_clear();
      VIPS_UNREF(next);
      *profile_was_bad = true;
    }
  }
  if (!next && plain(picture->image, &next)) return ff_fail(error);
  ff_replace(picture, next);
  next = NULL;
  if (vips_cast_uchar(picture->image, &next, NULL)) return ff_fail(error);
  return ff_replace(picture, next);
}
