/* Stands between a program and the system: records every call that changes a file below one folder, or makes the
 * nth of them fail. Loaded with LD_PRELOAD; steered from inside the program through the torture_ functions.
 *
 * A record is: one letter, then for each field a 32-bit length and its bytes. Letters: C create, Z truncate to zero
 * at open, W write (path, offset, data), T truncate (path, size), S sync, R rename, L link, U unlink, M mkdir, D rmdir,
 * A acknowledgement. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static char root[PATH_MAX];
static int log_fd = -1;
static long calls, fail_at;
static int fail_errno, fail_forever;


void torture_root(const char *path) { snprintf(root, sizeof root, "%s", path); }
void torture_record(const char *path) { log_fd = (int)syscall(SYS_open, path, O_WRONLY | O_CREAT | O_TRUNC, 0600); }
void torture_arm(long nth, int error, int forever) { calls = 0; fail_at = nth; fail_errno = error; fail_forever = forever; }
long torture_calls(void) { return calls; }

static int below(const char *path) {
    size_t length = strlen(root);
    return length && strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static void put(const void *bytes, uint32_t length) {
    syscall(SYS_write, log_fd, &length, sizeof length);
    syscall(SYS_write, log_fd, bytes, length);
}

static void record(char letter, const char *first, const char *second, const void *data, size_t length) {
    if (log_fd < 0) return;
    syscall(SYS_write, log_fd, &letter, 1);
    put(first, (uint32_t)strlen(first));
    if (second) put(second, (uint32_t)strlen(second));
    if (data) put(data, (uint32_t)length);
}

void torture_acknowledge(const char *text) { record('A', text, NULL, NULL, 0); }

/* Counts a call and says whether it is to fail. */
static int fails(void) {
    calls++;
    if (fail_at && (calls == fail_at || (fail_forever && calls > fail_at))) { errno = fail_errno; return 1; }
    return 0;
}

static const char *path_of(int fd, char *out) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, out, PATH_MAX - 1);
    if (length < 0) return NULL;
    out[length] = 0;
    return below(out) ? out : NULL;
}

static const char *absolute(int dir, const char *path, char *out) {
    if (path[0] == '/') snprintf(out, PATH_MAX, "%s", path);
    else {
        char folder[PATH_MAX];
        if (dir == AT_FDCWD) { if (!getcwd(folder, sizeof folder)) return NULL; }
        else if (!path_of(dir, folder)) return NULL;
        if (snprintf(out, PATH_MAX, "%s/%s", folder, path) >= PATH_MAX) return NULL;
    }
    return below(out) ? out : NULL;
}

static int open_any(int dir, const char *path, int flags, mode_t mode) {
    char whole[PATH_MAX];
    const char *known = (flags & (O_CREAT | O_TRUNC)) ? absolute(dir, path, whole) : NULL;
    int existed = known && access(known, F_OK) == 0;
    if (known && (!existed || (flags & O_TRUNC)) && fails()) return -1;
    int fd = (int)syscall(SYS_openat, dir, path, flags, mode);
    if (fd >= 0 && known) {
        if (!existed) record('C', known, NULL, NULL, 0);
        else if (flags & O_TRUNC) record('Z', known, NULL, NULL, 0);
    }
    return fd;
}

#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list l; va_start(l, flags); mode = va_arg(l, mode_t); va_end(l); }
int open(const char *path, int flags, ...) { MODE return open_any(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return open_any(AT_FDCWD, path, flags, mode); }
int openat(int dir, const char *path, int flags, ...) { MODE return open_any(dir, path, flags, mode); }
int openat64(int dir, const char *path, int flags, ...) { MODE return open_any(dir, path, flags, mode); }

static ssize_t write_any(int fd, const void *data, size_t length, off64_t at, int positioned) {
    char path[PATH_MAX];
    const char *known = path_of(fd, path);
    if (known && fails()) {
        int error = errno;
        if (error != ENOSPC || length < 2) return -1;
        length /= 2; /* a full disk takes what still fits and refuses the rest */
    }
    if (known && !positioned) at = lseek64(fd, 0, SEEK_CUR);
    ssize_t done = positioned ? syscall(SYS_pwrite64, fd, data, length, at) : syscall(SYS_write, fd, data, length);
    if (done > 0 && known) {
        char offset[32];
        snprintf(offset, sizeof offset, "%lld", (long long)at);
        record('W', known, offset, data, (size_t)done);
    }
    return done;
}

ssize_t write(int fd, const void *data, size_t n) { return write_any(fd, data, n, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t n, off_t at) { return write_any(fd, data, n, at, 1); }
ssize_t pwrite64(int fd, const void *data, size_t n, off64_t at) { return write_any(fd, data, n, at, 1); }

/* Sends copying programs to read and write. */
ssize_t sendfile(int o, int i, off_t *at, size_t n) { (void)o; (void)i; (void)at; (void)n; errno = EINVAL; return -1; }
ssize_t sendfile64(int o, int i, off64_t *at, size_t n) { (void)o; (void)i; (void)at; (void)n; errno = EINVAL; return -1; }

static int truncate_any(int fd, off64_t size) {
    char path[PATH_MAX], text[32];
    const char *known = path_of(fd, path);
    if (known && fails()) return -1;
    int done = (int)syscall(SYS_ftruncate, fd, size);
    snprintf(text, sizeof text, "%lld", (long long)size);
    if (!done && known) record('T', known, text, NULL, 0);
    return done;
}

int ftruncate(int fd, off_t size) { return truncate_any(fd, size); }
int ftruncate64(int fd, off64_t size) { return truncate_any(fd, size); }

static int sync_any(int fd, long number) {
    char path[PATH_MAX];
    const char *known = path_of(fd, path);
    if (known && fails()) return -1;
    int done = known ? 0 : (int)syscall(number, fd); /* the simulated disk decides what a sync means here */
    if (!done && known) record('S', known, NULL, NULL, 0);
    return done;
}

int fsync(int fd) { return sync_any(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_any(fd, SYS_fdatasync); }

static int rename_any(int from, const char *old, int to, const char *new) {
    char first[PATH_MAX], second[PATH_MAX];
    const char *a = absolute(from, old, first), *b = absolute(to, new, second);
    if (a && b && fails()) return -1;
    int done = (int)syscall(SYS_renameat, from, old, to, new);
    if (!done && a && b) record('R', a, b, NULL, 0);
    return done;
}

int rename(const char *old, const char *new) { return rename_any(AT_FDCWD, old, AT_FDCWD, new); }
int renameat(int from, const char *old, int to, const char *new) { return rename_any(from, old, to, new); }

static int link_any(int from, const char *old, int to, const char *new, int flags) {
    char first[PATH_MAX], second[PATH_MAX];
    const char *a = absolute(from, old, first), *b = absolute(to, new, second);
    if (a && b && fails()) return -1;
    int done = (int)syscall(SYS_linkat, from, old, to, new, flags);
    if (!done && a && b) record('L', a, b, NULL, 0);
    return done;
}

int link(const char *old, const char *new) { return link_any(AT_FDCWD, old, AT_FDCWD, new, 0); }
int linkat(int from, const char *old, int to, const char *new, int flags) { return link_any(from, old, to, new, flags); }

static int remove_any(int dir, const char *path, int flags) {
    char whole[PATH_MAX];
    const char *known = absolute(dir, path, whole);
    if (known && fails()) return -1;
    int done = (int)syscall(SYS_unlinkat, dir, path, flags);
    if (!done && known) record((flags & AT_REMOVEDIR) ? 'D' : 'U', known, NULL, NULL, 0);
    return done;
}

int unlink(const char *path) { return remove_any(AT_FDCWD, path, 0); }
int unlinkat(int dir, const char *path, int flags) { return remove_any(dir, path, flags); }
int rmdir(const char *path) { return remove_any(AT_FDCWD, path, AT_REMOVEDIR); }

static int mkdir_any(int dir, const char *path, mode_t mode) {
    char whole[PATH_MAX];
    const char *known = absolute(dir, path, whole);
    if (known && fails()) return -1;
    int done = (int)syscall(SYS_mkdirat, dir, path, mode);
    if (!done && known) record('M', known, NULL, NULL, 0);
    return done;
}

int mkdir(const char *path, mode_t mode) { return mkdir_any(AT_FDCWD, path, mode); }
int mkdirat(int dir, const char *path, mode_t mode) { return mkdir_any(dir, path, mode); }
