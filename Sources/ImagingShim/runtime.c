#define _GNU_SOURCE  // dladdr
#include "shim_private.h"

#include <dlfcn.h>
#include <gmodule.h>
#include <stdlib.h>
#include <string.h>

static char lost_pixels[160];

// Most warnings of decoders (extra bytes before a marker) are harmless, and libvips prints them by default. Some of
// libjpeg's mean that pixels were made up, which libvips reports in no other way.
static void listen(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer user) {
  (void)domain, (void)level, (void)user;
  static const char *const serious[] = {
      "remature end of",  // a data segment or the file
      "bad Huffman code", "bad arithmetic code", "instead of RST", "Inconsistent progression sequence",
  };
  for (size_t i = 0; i < G_N_ELEMENTS(serious); i++) {
    const char *found = message ? strstr(message, serious[i]) : NULL;
    if (!found || lost_pixels[0]) continue;
    const char *line = found;
    while (line > message && line[-1] != '\n') line--;
    g_strlcpy(lost_pixels, line, sizeof lost_pixels);
    lost_pixels[strcspn(lost_pixels, "\n")] = 0;
  }
}

void ff_forget_lost_pixels(void) { lost_pixels[0] = 0; }

const char *ff_lost_pixels(void) { return lost_pixels; }

int ff_fail(ff_error *error) {
  char *text = vips_error_buffer_copy();
  if (error) {
    g_strlcpy(error->text, text ? text : "", sizeof error->text);
    for (char *end = error->text + strlen(error->text); end > error->text && end[-1] == '\n';) *--end = 0;
  }
  g_free(text);
  return -1;
}

// Debian keeps HEIF in a module beside libvips; opening that one alone leaves ImageMagick, poppler and
// OpenSlide out of the process.
static void open_heif_module(void) {
  if (g_type_from_name("VipsForeignLoadHeif")) return;
  Dl_info info;
  if (!dladdr((const void *)(uintptr_t)&vips_init, &info) || !info.dli_fname) return;
  char *folder = g_path_get_dirname(info.dli_fname);
  char *name = g_strdup_printf("vips-modules-%d.%d", vips_version(0), vips_version(1));
  char *path = g_build_filename(folder, name, "vips-heif." G_MODULE_SUFFIX, NULL);
  GModule *module = g_module_open(path, G_MODULE_BIND_LAZY);
  if (module) g_module_make_resident(module);
  g_free(path);
  g_free(name);
  g_free(folder);
}

int ff_vips_start(ff_error *error) {
  // A prefix without modules: starting costs 1 ms instead of 20, and nothing unasked is loaded.
  setenv("VIPSHOME", "/nonexistent", 1);
  g_log_set_default_handler(listen, NULL);
  if (vips_init("firstframe")) return ff_fail(error);
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  vips_cache_set_max_mem(0);
  vips_cache_set_max_files(0);
  vips_block_untrusted_set(TRUE);
  vips_operation_block_set("VipsForeignLoad", TRUE);
  static const char *const allowed[] = {"VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp",
                                        "VipsForeignLoadNsgif", "VipsForeignLoadTiff"};
  for (size_t i = 0; i < G_N_ELEMENTS(allowed); i++) vips_operation_block_set(allowed[i], FALSE);
  return 0;
}

// Only when the first such picture comes: libheif and its codecs are the largest surface of all.
void ff_allow_heif(void) {
  static bool is_done = false;
  if (is_done) return;
  is_done = true;
  open_heif_module();
  if (g_type_from_name("VipsForeignLoadHeif")) vips_operation_block_set("VipsForeignLoadHeif", FALSE);
}

const char *ff_vips_version(void) { return vips_version_string(); }

bool ff_has_loader(ff_kind kind) {
  static const char *const names[] = {"jpegload_buffer", "pngload_buffer",  "webpload_buffer",
                                      "gifload_buffer",  "tiffload_buffer", "heifload_buffer"};
  if (kind == FF_HEIF) ff_allow_heif();
  return vips_type_find("VipsForeignLoad", names[kind]) != 0;
}

static void *add_name(GType type, void *text) {
  if (G_TYPE_IS_ABSTRACT(type)) return NULL;
  VipsOperationClass *operation = g_type_class_ref(type);
  if (!(operation->flags & VIPS_OPERATION_BLOCKED)) {
    GString *names = text;
    if (names->len) g_string_append_c(names, ' ');
    g_string_append(names, VIPS_OBJECT_CLASS(operation)->nickname);
  }
  g_type_class_unref(operation);
  return NULL;
}

void ff_open_loaders(char *text, size_t size) {
  GString *names = g_string_new(NULL);
  vips_type_map_all(g_type_from_name("VipsForeignLoad"), add_name, names);
  g_strlcpy(text, names->str, size);
  g_string_free(names, TRUE);
}
