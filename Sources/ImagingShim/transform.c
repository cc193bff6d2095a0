#include "shim_private.h"

int ff_crop(ff_picture *picture, int left, int top, int width, int height, ff_error *error) {
  VipsImage *next = NULL;
  if (vips_extract_area(picture->image, &next, left, top, width, height, NULL)) return ff_fail(error);
  return ff_replace(picture, next);
}

int ff_resize(ff_picture *picture, double across, double down, ff_error *error) {
  if (across == 1 && down == 1) return 0;
  VipsImage *next = NULL;
  if (vips_resize(picture->image, &next, across, "vscale", down, "kernel", VIPS_KERNEL_LANCZOS3, NULL))
    return ff_fail(error);
  return ff_replace(picture, next);
}

// Channels after the transparency (a selection, a spot ink) have no place in a frame.
static int drop_extra_bands(ff_picture *picture, ff_error *error) {
  if (picture->image->Bands <= 4) return 0;
  VipsImage *next = NULL;
  if (vips_extract_band(picture->image, &next, 0, "n", 4, NULL)) return ff_fail(error);
  return ff_replace(picture, next);
}

int ff_flatten(ff_picture *picture, const uint8_t background[3], ff_error *error) {
  if (!vips_image_hasalpha(picture->image)) return 0;
  if (drop_extra_bands(picture, error)) return -1;
  const double ink[3] = {background[0], background[1], background[2]};
  VipsArrayDouble *array = vips_array_double_new(ink, 3);
  VipsImage *next = NULL;
  const int failed = vips_flatten(picture->image, &next, "background", array, NULL);
  vips_area_unref(VIPS_AREA(array));
  return failed ? ff_fail(error) : ff_replace(picture, next);
}

int ff_orient(ff_picture *picture, int orientation, ff_error *error) {
  if (orientation <= 1) return 0;
  // Turning reads in another order than the decoder delivers: hold the small picture in memory first.
  VipsImage *held = vips_image_copy_memory(picture->image);
  if (!held) return ff_fail(error);
  VipsImage *tagged = NULL, *next = NULL;
  int failed = vips_copy(held, &tagged, NULL);
  if (!failed) {
    vips_image_set_int(tagged, VIPS_META_ORIENTATION, orientation);
    failed = vips_autorot(tagged, &next, NULL);
  }
  VIPS_UNREF(tagged);
  g_object_unref(held);
  return failed ? ff_fail(error) : ff_replace(picture, next);
}

int ff_embed(ff_picture *picture, int left, int top, int width, int height, const uint8_t background[3],
             ff_error *error) {
  const double ink[3] = {background[0], background[1], background[2]};
  VipsArrayDouble *array = vips_array_double_new(ink, 3);
  VipsImage *next = NULL;
  const int failed = vips_embed(picture->image, &next, left, top, width, height, "extend",
                                VIPS_EXTEND_BACKGROUND, "background", array, NULL);
  vips_area_unref(VIPS_AREA(array));
  return failed ? ff_fail(error) : ff_replace(picture, next);
}

// The box of `image` at width x height, blurred and darkened. It is blurred while it is small: the same look at
// any size, for little work.
static int soften(VipsImage *image, ff_box box, int width, int height, VipsImage **out) {
  const double shrink = VIPS_MIN(1.0, 64.0 / VIPS_MIN(width, height));
  const int small[2] = {VIPS_MAX(1, VIPS_RINT(width * shrink)), VIPS_MAX(1, VIPS_RINT(height * shrink))};
  VipsObject *scope = VIPS_OBJECT(vips_image_new());
  VipsImage **t = (VipsImage **)vips_object_local_array(scope, 5);
  const int failed =
      vips_extract_area(image, &t[0], box.left, box.top, box.width, box.height, NULL) ||
      vips_resize(t[0], &t[1], (double)small[0] / box.width, "vscale", (double)small[1] / box.height, NULL) ||
      vips_gaussblur(t[1], &t[2], 3, NULL) ||
      vips_linear1(t[2], &t[3], 0.65, 0, "uchar", TRUE, NULL) ||
      vips_resize(t[3], &t[4], (double)width / small[0], "vscale", (double)height / small[1], NULL) ||
      vips_copy(t[4], out, "interpretation", VIPS_INTERPRETATION_sRGB, NULL);
  g_object_unref(scope);
  return failed;
}

int ff_embed_blurred(ff_picture *picture, int left, int top, int width, int height, ff_box backdrop,
                     ff_error *error) {
  // It is read twice, which a decoder that delivers rows once can't serve.
  VipsImage *held = vips_image_copy_memory(picture->image);
  if (!held) return ff_fail(error);
  VipsImage *behind = NULL, *next = NULL;
  const int failed = soften(held, backdrop, width, height, &behind) ||
                     vips_insert(behind, held, &next, left, top, NULL);
  VIPS_UNREF(behind);
  g_object_unref(held);
  return failed ? ff_fail(error) : ff_replace(picture, next);
}

int ff_look(ff_picture *picture, bool for_detail, int width, int height, int *left, int *top, ff_error *error) {
  VipsImage *held = vips_image_copy_memory(picture->image);
  if (!held) return ff_fail(error);
  VipsImage *found = NULL;
  const VipsInteresting kind = for_detail ? VIPS_INTERESTING_ENTROPY : VIPS_INTERESTING_ATTENTION;
  const int failed = vips_smartcrop(held, &found, width, height, "interesting", kind, NULL);
  if (!failed) {
    *left = -found->Xoffset;
    *top = -found->Yoffset;
  }
  VIPS_UNREF(found);
  g_object_unref(held);
  return failed ? ff_fail(error) : 0;
}

static void *collect(VipsImage *image, const char *name, GValue *value, void *names) {
  (void)image, (void)value;
  g_ptr_array_add(names, g_strdup(name));
  return NULL;
}

int ff_strip(ff_picture *picture, ff_error *error) {
  VipsImage *next = NULL;
  if (vips_copy(picture->image, &next, "xres", 72.0 / 25.4, "yres", 72.0 / 25.4, NULL)) return ff_fail(error);
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  vips_image_map(next, collect, names);
  // Core header fields (width, bands) can't be removed and stay.
  for (guint i = 0; i < names->len; i++) vips_image_remove(next, g_ptr_array_index(names, i));
  g_ptr_array_unref(names);
  return ff_replace(picture, next);
}

int ff_decode_all(ff_picture *picture, ff_error *error) {
  double average = 0;
  return vips_avg(picture->image, &average, NULL) ? ff_fail(error) : 0;
}
