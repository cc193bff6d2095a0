// Tries what a worker may not do, in ways that change nothing where it is allowed.
#define _GNU_SOURCE  // process_vm_readv, O_TMPFILE
#include "imaging_shim.h"

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static bool refuses(long result, int with) {
  const bool is_refused = result < 0 && errno == with;
  if (result > 2) close((int)result);
  return is_refused;
}

static bool refuses_programs(void) {
  char *const none[] = {NULL};
  // Without a filter there is no such file.
  return refuses(execve("", none, none), EPERM) && refuses(syscall(SYS_execveat, -1, "", none, none, 0), EPERM);
}

static bool refuses_processes(void) {
  // A thread without the address space it must share: not valid where it is allowed.
  return refuses(syscall(SYS_clone, 0x00000200 /* CLONE_FS */ | 0x00020000 /* CLONE_NEWNS */, 0, 0, 0, 0), EPERM);
}

void ff_try_forbidden(ff_forbidden *found) {
  memset(found, 0, sizeof *found);
  struct rlimit core = {1, 1};
  found->core_files = getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max == 0;
  found->new_privileges = prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1;
  found->programs = refuses_programs();
  found->processes = refuses_processes();
  // A family that does not exist fails otherwise where sockets are allowed.
  found->network = refuses(socket(-1, 0, 0), EPERM) && refuses(connect(-1, NULL, 0), EPERM);
  found->tracing = refuses(syscall(SYS_ptrace, -1, 0, 0, 0), EPERM);
  found->other_memory = refuses(process_vm_readv(getpid(), NULL, 0, NULL, 0, 0), EPERM) &&
                        refuses(process_vm_writev(getpid(), NULL, 0, NULL, 0, 0), EPERM);
  found->file_modes = refuses(fchmod(-1, 0), EPERM);
  // A file without a name, gone as soon as it is closed.
  found->writing = refuses(open("/tmp", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600), EACCES);
}
#else
#include <string.h>

void ff_try_forbidden(ff_forbidden *found) { memset(found, 0, sizeof *found); }
#endif
