#include "confine_private.h"

#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

static int limit(int resource, rlim_t value) {
  const struct rlimit both = {value, value};
  return setrlimit(resource, &both);
}

int ff_confine(uint64_t address_space, int32_t parent, const char *const *folders, size_t count) {
  // The terminal's Ctrl-C reaches the whole group; the parent decides when a worker ends.
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  signal(SIGPIPE, SIG_IGN);
  // A file that grows too large is an error of that write.
  signal(SIGXFSZ, SIG_IGN);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_NOFILE, 128);
  if (address_space && !FF_SANITIZED && (limit(RLIMIT_AS, address_space) || limit(RLIMIT_FSIZE, address_space)))
    return -1;
#ifdef __linux__
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return -1;
  ff_forbid_files(folders, count);
  ff_forbid_calls();
#else
  (void)folders, (void)count;
#endif
  return getppid() == parent ? 0 : -1;
}

static void *watch(void *unused) {
  (void)unused;
  struct pollfd input = {.fd = STDIN_FILENO, .events = 0};
  for (;;) {
    // No event is asked for: poll then reports only that the other end is gone.
    if (poll(&input, 1, -1) > 0 && input.revents) _exit(0);
  }
}

void ff_die_with_input(void) {
  pthread_t thread;
  if (pthread_create(&thread, NULL, watch, NULL) == 0) pthread_detach(thread);
}
