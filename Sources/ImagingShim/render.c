// Carrying the steps out by hand, a few rows at a time. libvips would keep every row that a crop skips in memory, never
// read the rows below it, and could not be asked for them afterwards.
#include "shim_private.h"

#include <string.h>

enum { STRIP = 16 };

static int strip_height(int top, int bottom) { return bottom - top < STRIP ? bottom - top : STRIP; }

// One column is enough: the decoder delivers whole rows.
static int pass(VipsRegion *region, int top, int bottom) {
  for (int y = top; y < bottom; y += STRIP) {
    const VipsRect rows = {0, y, 1, strip_height(y, bottom)};
    if (vips_region_prepare(region, &rows)) return -1;
  }
  return 0;
}

static int collect(VipsRegion *region, uint8_t *pixels) {
  const VipsImage *image = region->im;
  const size_t row = VIPS_IMAGE_SIZEOF_LINE(image);
  for (int y = 0; y < image->Ysize; y += STRIP) {
    const VipsRect rows = {0, y, image->Xsize, strip_height(y, image->Ysize)};
    if (vips_region_prepare(region, &rows)) return -1;
    for (int line = 0; line < rows.height; line++)
      memcpy(pixels + row * (size_t)(y + line), VIPS_REGION_ADDR(region, 0, y + line), row);
  }
  return 0;
}

int ff_render(ff_picture *picture, int top, int bottom, ff_error *error) {
  VipsImage *image = picture->image, *held = NULL, *next = NULL;
  if (vips_image_pio_input(image) || vips_image_pio_input(picture->loaded)) return ff_fail(error);
  const size_t size = VIPS_IMAGE_SIZEOF_LINE(image) * (size_t)image->Ysize;
  uint8_t *pixels = g_try_malloc(size);
  VipsRegion *source = vips_region_new(picture->loaded), *target = vips_region_new(image);
  int failed = !pixels || !source || !target || pass(source, 0, top) || collect(target, pixels) ||
               pass(source, bottom, picture->loaded->Ysize);
  VIPS_UNREF(source);
  VIPS_UNREF(target);
  if (!failed) {
    held = vips_image_new_from_memory_copy(pixels, size, image->Xsize, image->Ysize, image->Bands, image->BandFmt);
    failed = !held || vips_copy(held, &next, "interpretation", image->Type, NULL);
  }
  VIPS_UNREF(held);
  g_free(pixels);
  return failed ? ff_fail(error) : ff_replace(picture, next);
}
