// A seccomp filter that allows by default: what no decoder needs fails with EPERM, so that a library that asks can
// go on without.
#ifdef __linux__
#include "confine_private.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef OUR_ARCHITECTURE

#ifndef SECCOMP_RET_KILL_PROCESS
#define SECCOMP_RET_KILL_PROCESS 0x80000000U
#endif

// Numbers that are the same everywhere, for C libraries that are older than the kernel.
enum { IO_URING_SETUP = 425, IO_URING_ENTER = 426, IO_URING_REGISTER = 427, PIDFD_OPEN = 434, PIDFD_GETFD = 438,
       PROCESS_MADVISE = 440, FCHMODAT2 = 452, PIDFD_SEND_SIGNAL = 424, MOVE_MOUNT = 429, OPEN_TREE = 428,
       FSOPEN = 430, FSMOUNT = 432, MOUNT_SETATTR = 442 };

static const uint32_t forbidden[] = {
    // other programs
    SYS_execve, SYS_execveat,
#ifdef SYS_fork
    SYS_fork, SYS_vfork,
#endif
    // the network, and other processes' sockets
    SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_listen, SYS_accept, SYS_accept4, SYS_sendto, SYS_sendmsg,
    SYS_sendmmsg, IO_URING_SETUP, IO_URING_ENTER, IO_URING_REGISTER,
    // other processes
    SYS_process_vm_readv, SYS_process_vm_writev, SYS_kcmp, PIDFD_OPEN, PIDFD_GETFD, PROCESS_MADVISE,
    SYS_kill, SYS_tkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo, PIDFD_SEND_SIGNAL,
    SYS_ptrace,
    // owners, modes, times and attributes of files, which Landlock leaves open
#ifdef SYS_chmod
    SYS_chmod, SYS_chown, SYS_lchown, SYS_utime, SYS_utimes, SYS_futimesat,
#endif
    SYS_fchmod, SYS_fchmodat, FCHMODAT2, SYS_fchown, SYS_fchownat, SYS_utimensat, SYS_setxattr, SYS_lsetxattr,
    SYS_fsetxattr, SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr, SYS_open_by_handle_at,
    // the machine
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_unshare, SYS_setns, MOVE_MOUNT, OPEN_TREE, FSOPEN,
    FSMOUNT, MOUNT_SETATTR, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd, SYS_add_key, SYS_request_key, SYS_keyctl,
    SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_reboot, SYS_swapon, SYS_swapoff,
    SYS_acct, SYS_quotactl, SYS_sethostname, SYS_setdomainname, SYS_settimeofday, SYS_clock_settime, SYS_adjtimex,
    SYS_personality,
};

typedef struct {
  struct sock_filter steps[3 * sizeof forbidden / sizeof *forbidden + 40];
  unsigned short count;
} program;

static void add(program *filter, uint16_t code, uint32_t value, uint8_t if_true, uint8_t if_false) {
  filter->steps[filter->count++] = (struct sock_filter){code, if_true, if_false, value};
}

static void load(program *filter, size_t field) { add(filter, BPF_LD | BPF_W | BPF_ABS, (uint32_t)field, 0, 0); }

static void answer(program *filter, uint32_t verdict) { add(filter, BPF_RET | BPF_K, verdict, 0, 0); }

// The low half of an argument, on the little-endian machines that are ours.
static size_t argument(int index) { return offsetof(struct seccomp_data, args) + sizeof(uint64_t) * (size_t)index; }

void ff_forbid_calls(void) {
  const uint32_t refused = SECCOMP_RET_ERRNO | EPERM;
  program filter = {.count = 0};
  // The architecture first: numbers of another one mean other calls.
  load(&filter, offsetof(struct seccomp_data, arch));
  add(&filter, BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCHITECTURE, 1, 0);
  answer(&filter, SECCOMP_RET_KILL_PROCESS);
  load(&filter, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
  // The x32 variants of all calls.
  add(&filter, BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
  answer(&filter, refused);
#endif
  for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++) {
    add(&filter, BPF_JMP | BPF_JEQ | BPF_K, forbidden[i], 0, 1);
    answer(&filter, refused);
  }
#ifdef SYS_clone3
  // Its flags can't be seen; the C library then uses clone.
  add(&filter, BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1);
  answer(&filter, SECCOMP_RET_ERRNO | ENOSYS);
#endif
  // A new thread is fine, a new process is not.
  add(&filter, BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4);
  load(&filter, argument(0));
  add(&filter, BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0);
  answer(&filter, refused);
  answer(&filter, SECCOMP_RET_ALLOW);
  // A signal to its own threads is how abort works.
  add(&filter, BPF_JMP | BPF_JEQ | BPF_K, SYS_tgkill, 0, 4);
  load(&filter, argument(0));
  add(&filter, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)getpid(), 1, 0);
  answer(&filter, refused);
  answer(&filter, SECCOMP_RET_ALLOW);
  answer(&filter, SECCOMP_RET_ALLOW);
  const struct sock_fprog whole = {filter.count, filter.steps};
  syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &whole);
}

#else

void ff_forbid_calls(void) {}

#endif
#endif
