#include "shim_private.h"

int ff_pixels(ff_picture *picture, uint8_t **out, size_t *count, ff_error *error) {
  if (picture->image->BandFmt != VIPS_FORMAT_UCHAR) {
    vips_error("firstframe", "pixels are read from 8-bit pictures only");
    return ff_fail(error);
  }
  *out = vips_image_write_to_memory(picture->image, count);
  return *out ? 0 : ff_fail(error);
}
