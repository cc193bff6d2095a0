#include "shim_private.h"

static int save(VipsImage *image, ff_encoding encoding, void **out, size_t *count) {
  switch (encoding.kind) {
    case FF_JPEG:
      return vips_jpegsave_buffer(image, out, count, "Q", encoding.quality, "optimize_coding", TRUE, "strip",
                                  TRUE, "interlace", FALSE, "subsample_mode",
                                  encoding.full_chroma ? VIPS_FOREIGN_SUBSAMPLE_OFF : VIPS_FOREIGN_SUBSAMPLE_ON,
                                  NULL);
    case FF_PNG:
      return vips_pngsave_buffer(image, out, count, "compression", encoding.effort, "filter",
                                 VIPS_FOREIGN_PNG_FILTER_PAETH, "strip", TRUE, NULL);
    case FF_WEBP:
      return vips_webpsave_buffer(image, out, count, "Q", encoding.quality, "effort", encoding.effort, "strip",
                                  TRUE, NULL);
    default:
      vips_error("firstframe", "frames are written as JPEG, PNG or WebP");
      return -1;
  }
}

int ff_encode(ff_picture *picture, ff_encoding encoding, uint8_t **out, size_t *count, ff_error *error) {
  VipsImage *image = picture->image;
  if (image->Bands != 3 || image->BandFmt != VIPS_FORMAT_UCHAR || image->Type != VIPS_INTERPRETATION_sRGB) {
    vips_error("firstframe", "%d bands of format %d in space %d reached the encoder", image->Bands,
               image->BandFmt, image->Type);
    return ff_fail(error);
  }
  void *bytes = NULL;
  if (save(image, encoding, &bytes, count)) return ff_fail(error);
  *out = bytes;
  return 0;
}

void ff_free(uint8_t *bytes) { g_free(bytes); }
