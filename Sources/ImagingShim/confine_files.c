// Landlock: every file may be read, because a source's path comes with its message; only files below the frames'
// folders may be made, written, renamed or removed; none may be run.
#ifdef __linux__
#define _GNU_SOURCE  // O_PATH
#include "confine_private.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef __NR_landlock_create_ruleset
#define __NR_landlock_create_ruleset 444
#define __NR_landlock_add_rule 445
#define __NR_landlock_restrict_self 446
#endif

// The kernel's own header may be older than the kernel (linux/landlock.h, as of version 6 of its interface).
enum {
  WRITE_FILE = 1 << 1,
  READ_FILE = 1 << 2,
  READ_FOLDER = 1 << 3,
  REMOVE_FILE = 1 << 5,
  MAKE_FOLDER = 1 << 7,
  MAKE_FILE = 1 << 8,
  ALL_OF_VERSION_1 = (1 << 13) - 1,
  MOVE = 1 << 13,       // version 2
  TRUNCATE = 1 << 14,   // version 3
  DEVICES = 1 << 15,    // version 5
  ANY_PORT = 3,         // version 4: bind and connect
  OUTSIDE = 3,          // version 6: abstract sockets and signals
  RULE_BELOW = 1,
  ASK_VERSION = 1,
};

typedef struct {
  uint64_t files;
  uint64_t ports;
  uint64_t scopes;
} ruleset;

typedef struct {
  uint64_t allowed;
  int32_t folder;
} __attribute__((packed)) rule;

static void allow(int rules, const char *path, uint64_t what) {
  const int folder = open(path, O_PATH | O_CLOEXEC);
  if (folder < 0) return;
  const rule below = {what, folder};
  syscall(__NR_landlock_add_rule, rules, RULE_BELOW, &below, 0);
  close(folder);
}

void ff_forbid_files(const char *const *folders, size_t count) {
  const long version = syscall(__NR_landlock_create_ruleset, NULL, 0, ASK_VERSION);
  if (version < 1) return;
  ruleset all = {ALL_OF_VERSION_1, 0, 0};
  size_t size = sizeof all.files;
  if (version >= 2) all.files |= MOVE;
  if (version >= 3) all.files |= TRUNCATE;
  if (version >= 5) all.files |= DEVICES;
  if (version >= 4) {
    all.ports = ANY_PORT;
    size += sizeof all.ports;
  }
  if (version >= 6) {
    all.scopes = OUTSIDE;
    size += sizeof all.scopes;
  }
  const int rules = (int)syscall(__NR_landlock_create_ruleset, &all, size, 0);
  if (rules < 0) return;
  const uint64_t reading = READ_FILE | READ_FOLDER;
  const uint64_t making = WRITE_FILE | REMOVE_FILE | MAKE_FOLDER | MAKE_FILE | TRUNCATE | MOVE;
  allow(rules, "/", reading);
  for (size_t i = 0; i < count; i++) allow(rules, folders[i], (reading | making) & all.files);
  syscall(__NR_landlock_restrict_self, rules, 0);
  close(rules);
}
#endif
