// Whether an ICC profile is sRGB, by its figures and not by its name: many profiles are called so and are linear or
// differ in the primaries, and many that are sRGB have names of their own. Safe on any bytes.
#include "shim_private.h"

#include <math.h>
#include <string.h>

typedef struct {
  const uint8_t *bytes;
  size_t count;
} block;

static uint32_t number(const uint8_t *at) {
  return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static double fixed(const uint8_t *at) { return (int32_t)number(at) / 65536.0; }

// The data of a tag; of no bytes when it is absent or reaches over the end.
static block tag(const uint8_t *profile, size_t count, const char *name) {
  const block none = {NULL, 0};
  if (count < 132) return none;
  const uint32_t tags = number(profile + 128);
  for (uint32_t i = 0; i < tags && i < 100 && 144 + 12 * (size_t)i <= count; i++) {
    const uint8_t *entry = profile + 132 + 12 * i;
    if (memcmp(entry, name, 4) != 0) continue;
    const uint32_t offset = number(entry + 4), length = number(entry + 8);
    if (offset > count || length > count - offset) return none;
    return (block){profile + offset, length};
  }
  return none;
}

static bool is_colour(block tag, double x, double y, double z) {
  const double close = 0.002;
  return tag.count >= 20 && memcmp(tag.bytes, "XYZ ", 4) == 0 && fabs(fixed(tag.bytes + 8) - x) < close &&
         fabs(fixed(tag.bytes + 12) - y) < close && fabs(fixed(tag.bytes + 16) - z) < close;
}

static double srgb_curve(double value) { return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4); }

// A table of at least 16 entries, or the third or fourth parametric form (ICC.1, 10.6 and 10.18); negative otherwise.
static double curve(block tag, double value) {
  if (tag.count < 12) return -1;
  if (memcmp(tag.bytes, "curv", 4) == 0) {
    const uint32_t entries = number(tag.bytes + 8);
    if (entries < 16 || entries > (tag.count - 12) / 2) return -1;
    const double place = value * (entries - 1);
    const uint32_t below = (uint32_t)place, above = below + 1 < entries ? below + 1 : below;
    const uint8_t *table = tag.bytes + 12;
    const double low = table[2 * below] << 8 | table[2 * below + 1];
    const double high = table[2 * above] << 8 | table[2 * above + 1];
    return (low + (high - low) * (place - below)) / 65535;
  }
  const int form = tag.bytes[8] << 8 | tag.bytes[9];
  if (memcmp(tag.bytes, "para", 4) != 0 || (form != 3 && form != 4) || tag.count < (form == 3 ? 32u : 40u)) return -1;
  double p[7] = {0};
  for (int i = 0; i < (form == 3 ? 5 : 7); i++) p[i] = fixed(tag.bytes + 12 + 4 * i);
  return value >= p[4] ? pow(p[1] * value + p[2], p[0]) + p[5] : p[3] * value + p[6];
}

static bool is_srgb_curve(block tag) {
  for (int step = 0; step <= 32; step++)
    if (!(fabs(curve(tag, step / 32.0) - srgb_curve(step / 32.0)) < 0.0015)) return false;
  return true;
}

bool ff_is_srgb(const uint8_t *profile, size_t count) {
  if (count < 132) return false;
  if (memcmp(profile + 16, "GRAY", 4) == 0) return is_srgb_curve(tag(profile, count, "kTRC"));
  // With tables for the colours, the tables count.
  if (memcmp(profile + 16, "RGB ", 4) != 0 || tag(profile, count, "A2B0").count) return false;
  return is_colour(tag(profile, count, "rXYZ"), 0.4361, 0.2225, 0.0139) &&
         is_colour(tag(profile, count, "gXYZ"), 0.3851, 0.7169, 0.0971) &&
         is_colour(tag(profile, count, "bXYZ"), 0.1431, 0.0606, 0.7141) &&
         is_srgb_curve(tag(profile, count, "rTRC")) && is_srgb_curve(tag(profile, count, "gTRC")) &&
         is_srgb_curve(tag(profile, count, "bTRC"));
}
