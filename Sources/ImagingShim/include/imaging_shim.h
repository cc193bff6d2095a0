// The whole C surface that Swift sees of libvips and libmagic: opaque handles, plain structs, fixed
// signatures. Every call returns 0 or -1; the text of a failure is taken inside the very call that failed,
// because libvips keeps one error buffer for the process. Single-threaded: one picture at a time.
#ifndef IMAGING_SHIM_H
#define IMAGING_SHIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ff_picture ff_picture;
typedef struct ff_magic ff_magic;

typedef struct {
  char text[480];  // may be empty: some libpng failures say nothing
} ff_error;

typedef enum { FF_JPEG, FF_PNG, FF_WEBP, FF_GIF, FF_TIFF, FF_HEIF } ff_kind;

typedef struct {
  int32_t width;  // as stored, before orientation
  int32_t height;
  int32_t bands;  // as stored, also those that are not kept
  int32_t orientation;  // 1...8
  int32_t pages;
  bool has_alpha;
  bool is_interlaced;
  bool has_metadata;  // EXIF, XMP, IPTC or a comment
  bool has_profile;
  bool is_cmyk;
  bool needs_transform;  // its colours become sRGB by a profile, not by definition
  bool is_8bit_srgb;
  bool has_shades;  // 8 or 16 bit, or a colour space with figures of its own (Lab, scRGB)
} ff_header;

typedef struct {
  int32_t colours;
  int32_t alpha;
} ff_channels;

typedef struct {
  ff_kind kind;
  int32_t quality;       // 1...100, JPEG and WebP
  bool full_chroma;      // JPEG: 4:4:4 instead of 4:2:0
  int32_t effort;        // PNG: zlib level 0...9; WebP: 0...6
} ff_encoding;

typedef struct {
  int32_t left;
  int32_t top;
  int32_t width;
  int32_t height;
} ff_box;

// Starts libvips once: one thread, no operation cache, only the loaders of ff_kind left unblocked.
int ff_vips_start(ff_error *error);
const char *ff_vips_version(void);
bool ff_has_loader(ff_kind kind);
// The nicknames of all loaders that are not blocked, with a space between.
void ff_open_loaders(char *text, size_t size);

// Opens a header; pixels are decoded later, top to bottom. `bytes` must outlive the picture.
// `shrink` is 1, 2, 4 or 8 and counts for JPEG only. With `strict` a decoder's warning is an error.
// Of the channels only the first `colours` are kept and, when it is not negative, the one with the number `alpha`;
// 0 colours: all as they are.
int ff_open(ff_kind kind, const void *bytes, size_t count, int shrink, bool strict, ff_channels channels,
            ff_picture **out, ff_header *header, ff_error *error);
void ff_close(ff_picture *picture);
// What a decoder said about pixels that it had to make up since the last ff_open; "" when all is well. Decoders
// speak up when they are closed.
const char *ff_lost_pixels(void);
int32_t ff_width(const ff_picture *picture);
int32_t ff_height(const ff_picture *picture);

// Each step replaces what the handle holds.
int ff_crop(ff_picture *picture, int left, int top, int width, int height, ff_error *error);
// Lanczos 3 about the middle; a side becomes itself by its factor, rounded.
int ff_resize(ff_picture *picture, double across, double down, ff_error *error);
// 8 bit; alpha stays. A profile of more than `profile_limit` bytes is not looked into and counts as bad.
int ff_to_srgb(ff_picture *picture, size_t profile_limit, bool *profile_was_bad, ff_error *error);
int ff_flatten(ff_picture *picture, const uint8_t background[3], ff_error *error);  // after ff_to_srgb
int ff_orient(ff_picture *picture, int orientation, ff_error *error);             // turns upright
// Puts the picture at left, top of a frame of that size: on a colour, or on its own part `backdrop`, blurred.
int ff_embed(ff_picture *picture, int left, int top, int width, int height, const uint8_t background[3],
             ff_error *error);
int ff_embed_blurred(ff_picture *picture, int left, int top, int width, int height, ff_box backdrop,
                     ff_error *error);
int ff_strip(ff_picture *picture, ff_error *error);                               // no metadata at all
// Where a box of that size shows most: detail, or what draws the eye. The picture stays as it is, but is read.
int ff_look(ff_picture *picture, bool for_detail, int width, int height, int *left, int *top, ff_error *error);
int ff_decode_all(ff_picture *picture, ff_error *error);                          // reads every pixel
// Carries out the steps so far, into memory, and reads the source's rows above `top` before and those from `bottom` on
// after that: those that its first crop left out.
int ff_render(ff_picture *picture, int top, int bottom, ff_error *error);

// The pixels of an 8-bit picture, row by row, bands together. `*out` is freed with ff_free.
int ff_pixels(ff_picture *picture, uint8_t **out, size_t *count, ff_error *error);

// `*out` is freed with ff_free.
int ff_encode(ff_picture *picture, ff_encoding encoding, uint8_t **out, size_t *count, ff_error *error);
void ff_free(uint8_t *bytes);

// Whether an ICC profile is that of sRGB, by its figures. Safe on any bytes.
bool ff_is_srgb(const uint8_t *profile, size_t count);

// libmagic with the system's database. One handle for one thread.
int ff_magic_open(ff_magic **out, ff_error *error);
void ff_magic_close(ff_magic *magic);
// The MIME type of the bytes, "" when libmagic fails; valid until the next call.
const char *ff_magic_type(ff_magic *magic, const void *bytes, size_t count, bool knows_text);
int ff_magic_version(void);
const char *ff_magic_database(void);

// The worker's own limits, in bytes; 0 leaves one as it is. Ends with the parent (Linux) when `parent` still is it.
// Where the kernel can (seccomp, Landlock): no programs, processes, network or tracing, and no file is changed but
// below `folders`. To be called before any other thread is started.
int ff_confine(uint64_t address_space, int32_t parent, const char *const *folders, size_t count);
void ff_die_with_input(void);

// What this process finds forbidden when it tries.
typedef struct {
  bool programs;
  bool processes;
  bool network;
  bool tracing;
  bool other_memory;
  bool file_modes;
  bool writing;  // outside the folders given
  bool core_files;
  bool new_privileges;
} ff_forbidden;

void ff_try_forbidden(ff_forbidden *found);

#endif
