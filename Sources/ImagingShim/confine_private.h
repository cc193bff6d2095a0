#ifndef CONFINE_PRIVATE_H
#define CONFINE_PRIVATE_H

#include "imaging_shim.h"

// Sanitizers reserve terabytes of address space for their shadows.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer) || __has_feature(address_sanitizer)
#define FF_SANITIZED 1
#endif
#endif
#ifndef FF_SANITIZED
#define FF_SANITIZED 0
#endif

#ifdef __linux__
// Both do what this kernel can and say nothing about the rest; ff_try_forbidden tells what came of it.
void ff_forbid_files(const char *const *folders, size_t count);
void ff_forbid_calls(void);
#endif

#endif
