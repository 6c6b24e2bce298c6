/* Writes down, in order, everything a program does to the files of one folder, so that a test can tell what a power
   cut at any moment would have left of them.

   Preloaded (LD_PRELOAD). POWERCUT_FOLDER is the folder, POWERCUT_LOG the list. A record is: kind (1 byte: w write,
   t truncate, s sync, u unlink, c create), length of the name (2), name, offset (8), length of the data (8), data. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_FILES = 4096 };
static char *names[MOST_FILES]; /* by file descriptor; NULL for files elsewhere */
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static int list = -1;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define KNOWN(fd) ((fd) >= 0 && (fd) < MOST_FILES && names[fd])

static int inside(const char *path) {
    const char *folder = getenv("POWERCUT_FOLDER");
    return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static void put(const void *data, size_t size) {
    while (size > 0) {
        ssize_t done = REAL(write)(list, data, size);
        if (done <= 0) abort();
        data = (const char *)data + done;
        size -= (size_t)done;
    }
}

static void note(char kind, const char *name, uint64_t offset, const void *data, uint64_t size) {
    if (list < 0) list = REAL(open)(getenv("POWERCUT_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    uint16_t length = (uint16_t)strlen(name);
    put(&kind, 1);
    put(&length, 2);
    put(name, length);
    put(&offset, 8);
    put(&size, 8);
    put(data, data ? size : 0);
}

static int opened(int fd, const char *path, int flags, int there) {
    if (fd >= 0 && fd < MOST_FILES) {
        free(names[fd]);
        names[fd] = inside(path) ? strdup(path) : NULL;
        if (names[fd] && (flags & O_CREAT) && !there) note('c', path, 0, NULL, 0);
        if (names[fd] && (flags & O_TRUNC)) note('t', path, 0, NULL, 0);
    }
    return fd;
}

#define OPEN(name)                                                  \
    int name(const char *path, int flags, ...) {                    \
        va_list rest;                                               \
        va_start(rest, flags);                                      \
        mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0; \
        va_end(rest);                                               \
        pthread_mutex_lock(&order);                                 \
        int there = access(path, F_OK) == 0;                        \
        int fd = opened(REAL(name)(path, flags, mode), path, flags, there); \
        pthread_mutex_unlock(&order);                               \
        return fd;                                                  \
    }
OPEN(open)
OPEN(open64)

int close(int fd) {
    pthread_mutex_lock(&order);
    if (KNOWN(fd)) {
        free(names[fd]);
        names[fd] = NULL;
    }
    int result = REAL(close)(fd);
    pthread_mutex_unlock(&order);
    return result;
}

ssize_t write(int fd, const void *data, size_t size) {
    if (!KNOWN(fd)) return REAL(write)(fd, data, size);
    pthread_mutex_lock(&order);
    off_t offset = lseek(fd, 0, SEEK_CUR);
    ssize_t done = REAL(write)(fd, data, size);
    if (done > 0) note('w', names[fd], (uint64_t)offset, data, (uint64_t)done);
    pthread_mutex_unlock(&order);
    return done;
}

#define PWRITE(name, offset_t)                                                     \
    ssize_t name(int fd, const void *data, size_t size, offset_t offset) {         \
        pthread_mutex_lock(&order);                                                \
        ssize_t done = REAL(name)(fd, data, size, offset);                         \
        if (KNOWN(fd) && done > 0) note('w', names[fd], (uint64_t)offset, data, (uint64_t)done); \
        pthread_mutex_unlock(&order);                                              \
        return done;                                                               \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, offset_t)                                                  \
    int name(int fd, offset_t size) {                                             \
        pthread_mutex_lock(&order);                                               \
        int result = REAL(name)(fd, size);                                        \
        if (KNOWN(fd) && result == 0) note('t', names[fd], (uint64_t)size, NULL, 0); \
        pthread_mutex_unlock(&order);                                             \
        return result;                                                            \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name)                                                       \
    int name(int fd) {                                                   \
        pthread_mutex_lock(&order);                                      \
        int result = REAL(name)(fd);                                     \
        if (KNOWN(fd) && result == 0) note('s', names[fd], 0, NULL, 0);  \
        pthread_mutex_unlock(&order);                                    \
        return result;                                                   \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    pthread_mutex_lock(&order);
    int result = REAL(unlink)(path);
    if (result == 0 && inside(path)) note('u', path, 0, NULL, 0);
    pthread_mutex_unlock(&order);
    return result;
}
