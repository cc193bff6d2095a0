#include "imaging_shim.h"

#include <magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct ff_magic {
  magic_t cookie;
};

// Containers are not opened up: only what the bytes themselves are counts.
static const int flags = MAGIC_MIME_TYPE | MAGIC_ERROR | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_ELF |
                         MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_CDF | MAGIC_NO_CHECK_APPTYPE | MAGIC_NO_CHECK_TOKENS;

int ff_magic_open(ff_magic **out, ff_error *error) {
  // A database named by the environment could call anything a picture.
  unsetenv("MAGIC");
  magic_t cookie = magic_open(flags);
  if (!cookie || magic_load(cookie, NULL) != 0) {
    const char *text = cookie ? magic_error(cookie) : "out of memory";
    snprintf(error->text, sizeof error->text, "%s", text ? text : "");
    if (cookie) magic_close(cookie);
    return -1;
  }
  ff_magic *magic = malloc(sizeof *magic);
  if (!magic) {
    magic_close(cookie);
    return -1;
  }
  magic->cookie = cookie;
  *out = magic;
  return 0;
}

void ff_magic_close(ff_magic *magic) {
  magic_close(magic->cookie);
  free(magic);
}

const char *ff_magic_type(ff_magic *magic, const void *bytes, size_t count, bool knows_text) {
  magic_setflags(magic->cookie, knows_text ? flags : flags | MAGIC_NO_CHECK_ENCODING);
  const char *type = magic_buffer(magic->cookie, bytes, count);
  return type ? type : "";
}

int ff_magic_version(void) { return magic_version(); }

const char *ff_magic_database(void) {
  const char *path = magic_getpath(NULL, 0);
  return path ? path : "";
}
