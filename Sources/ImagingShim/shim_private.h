#ifndef SHIM_PRIVATE_H
#define SHIM_PRIVATE_H

#include "imaging_shim.h"

#include <vips/vips.h>

struct ff_picture {
  VipsImage *image;
  VipsImage *loaded;  // as the decoder gives it
};

// Moves libvips' error text into `error`; always -1, so that callers can return it.
int ff_fail(ff_error *error);

// Opens libvips' HEIF module, once.
void ff_allow_heif(void);

void ff_forget_lost_pixels(void);

// Whether the colours become sRGB by a profile, the picture's own or the common one for inks. Dear: without one, or
// with that of sRGB itself, nothing is transformed.
bool ff_needs_transform(VipsImage *image);

// The handle takes `next` over and lets go of what it held.
static inline int ff_replace(ff_picture *picture, VipsImage *next) {
  g_object_unref(picture->image);
  picture->image = next;
  return 0;
}

#endif
