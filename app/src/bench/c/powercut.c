// Simulates a power cut: unflushed writes are lost, page by page, in any combination.
//
// Loaded before PostgreSQL (LD_PRELOAD), it records each write below TA_POWER_ROOT with the previous content, and each
// flush. Compiled with -DCUT it is the program that undoes unflushed writes, once all processes are dead.
// Names of files and folders count as durable: only contents are lost.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define PAGE 4096
#define NAME 400

struct note {
    uint64_t at;
    char kind;  // W write, T cut to length, F flushed, R renamed, D deleted
    char path[NAME];
    char other[NAME];
    int64_t offset, length, size;  // size: of the file before
    int64_t kept;                  // bytes that follow: the previous content
};

#ifndef CUT

static const char *root;
static int journal = -1;
static pid_t owner;

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000ull + (uint64_t)t.tv_nsec;
}

static int ready(void) {
    if (!root) root = getenv("TA_POWER_ROOT");
    if (!root) return 0;
    if (owner != getpid()) {
        char name[PATH_MAX];
        const char *where = getenv("TA_POWER");
        if (!where) return 0;
        snprintf(name, sizeof name, "%s/%d.%llu", where, getpid(), (unsigned long long)now());
        journal = (int)syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        owner = getpid();
    }
    return journal >= 0;
}

static int ours(int fd, char *path) {
    char link[64];
    if (!ready()) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, NAME - 1);
    if (n <= 0) return 0;
    path[n] = 0;
    return strncmp(path, root, strlen(root)) == 0;
}

static void tell(struct note *note, const void *bytes) {
    struct iovec parts[2] = {{note, sizeof *note}, {(void *)bytes, (size_t)note->kept}};
    syscall(SYS_writev, journal, parts, note->kept > 0 ? 2 : 1);
}

static void before(int fd, int64_t offset, int64_t length) {
    struct note note = {.kind = 'W'};
    struct stat file;
    int saved = errno;
    if (length > 0 && ours(fd, note.path) && fstat(fd, &file) == 0 && S_ISREG(file.st_mode)) {
        if (offset < 0) offset = (fcntl(fd, F_GETFL) & O_APPEND) ? file.st_size : lseek(fd, 0, SEEK_CUR);
        note.at = now();
        note.offset = offset;
        note.length = length;
        note.size = file.st_size;
        char *old = malloc((size_t)length);
        // The file may be open for writing only.
        int reader = (int)syscall(SYS_openat, AT_FDCWD, note.path, O_RDONLY | O_CLOEXEC);
        ssize_t n = reader < 0 || !old ? 0 : syscall(SYS_pread64, reader, old, length, offset);
        if (reader >= 0) syscall(SYS_close, reader);
        note.kept = n > 0 ? n : 0;
        tell(&note, old);
        free(old);
    }
    errno = saved;
}

static int64_t total(const struct iovec *parts, int many) {
    int64_t all = 0;
    for (int n = 0; n < many; n++) all += (int64_t)parts[n].iov_len;
    return all;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    before(fd, offset, (int64_t)length);
    return syscall(SYS_pwrite64, fd, bytes, length, offset);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return pwrite64(fd, bytes, length, offset); }
ssize_t write(int fd, const void *bytes, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    before(fd, -1, (int64_t)length);
    return real(fd, bytes, length);
}
ssize_t writev(int fd, const struct iovec *parts, int many) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    before(fd, -1, total(parts, many));
    return real(fd, parts, many);
}
ssize_t pwritev64(int fd, const struct iovec *parts, int many, off64_t offset) {
    REAL(ssize_t, "pwritev64", int, const struct iovec *, int, off64_t);
    before(fd, offset, total(parts, many));
    return real(fd, parts, many, offset);
}
ssize_t pwritev(int fd, const struct iovec *parts, int many, off_t offset) { return pwritev64(fd, parts, many, offset); }

static int flushed(int fd, int (*real)(int)) {
    struct note note = {.kind = 'F'};
    int mine = ours(fd, note.path);
    note.at = now();
    int answer = real(fd);
    if (mine && answer == 0) tell(&note, NULL);
    return answer;
}
int fsync(int fd) {
    REAL(int, "fsync", int);
    return flushed(fd, real);
}
int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    return flushed(fd, real);
}
static int shorter(int fd, int64_t length) {
    struct stat file;
    if (fstat(fd, &file) == 0 && file.st_size > length) before(fd, length, file.st_size - length);
    return (int)syscall(SYS_ftruncate, fd, length);
}
int ftruncate64(int fd, off64_t length) { return shorter(fd, length); }
int ftruncate(int fd, off_t length) { return shorter(fd, length); }

int rename(const char *from, const char *to) {
    struct note note = {.kind = 'R'};
    char whole[PATH_MAX];
    int mine = ready();
    if (mine && realpath(from, whole)) strncpy(note.path, whole, NAME - 1);
    int answer = (int)syscall(SYS_rename, from, to);
    if (mine && answer == 0 && note.path[0] && realpath(to, whole)) {
        strncpy(note.other, whole, NAME - 1);
        note.at = now();
        tell(&note, NULL);
    }
    return answer;
}
int unlink(const char *path) {
    struct note note = {.kind = 'D'};
    char whole[PATH_MAX];
    if (ready() && realpath(path, whole)) {
        strncpy(note.path, whole, NAME - 1);
        note.at = now();
        tell(&note, NULL);
    }
    return (int)syscall(SYS_unlink, path);
}

#else

struct kept {
    struct note note;
    char *bytes;
    int gone;
};
static struct kept *all;
static size_t many, room;

static int earlier(const void *a, const void *b) {
    uint64_t x = ((const struct kept *)a)->note.at, y = ((const struct kept *)b)->note.at;
    return x < y ? -1 : x > y;
}

int main(int words, char **said) {
    // cut SEED JOURNAL…
    srandom((unsigned)atoi(said[1]));
    for (int n = 2; n < words; n++) {
        FILE *in = fopen(said[n], "r");
        struct note note;
        while (in && fread(&note, sizeof note, 1, in) == 1) {
            char *bytes = note.kept ? malloc((size_t)note.kept) : NULL;
            if (note.kept && fread(bytes, 1, (size_t)note.kept, in) != (size_t)note.kept) break;
            if (many == room) all = realloc(all, (room = room ? 2 * room : 1024) * sizeof *all);
            all[many++] = (struct kept){note, bytes, 0};
        }
        if (in) fclose(in);
    }
    qsort(all, many, sizeof *all, earlier);
    for (size_t n = 0; n < many; n++) {
        struct note *note = &all[n].note;
        if (note->kind == 'W') continue;
        for (size_t m = 0; m < many; m++) {
            struct note *write = &all[m].note;
            if (write->kind != 'W' || write->at > note->at || strcmp(write->path, note->path) != 0) continue;
            if (note->kind == 'R') memcpy(write->path, note->other, NAME);
            else all[m].gone = 1;
        }
    }
    // One draw sets the probability of loss; each page of each write is then lost or kept, the newest first, and once a
    // write of a page is kept, the earlier ones are kept too.
    int luck = (int)(random() % 101);
    size_t open = 0, lost = 0;
    for (size_t n = many; n-- > 0;) {
        struct note *write = &all[n].note;
        if (write->kind != 'W' || all[n].gone) continue;
        open++;
        int fd = open64(write->path, O_RDWR);
        if (fd < 0) continue;
        for (int64_t at = write->offset; at < write->offset + write->length;) {
            int64_t end = (at / PAGE + 1) * PAGE;
            if (end > write->offset + write->length) end = write->offset + write->length;
            unsigned hash = (unsigned)(at / PAGE) * 2654435761u;
            for (const char *c = write->path; *c; c++) hash = hash * 31 + (unsigned char)*c;
            hash = hash * 1103515245u + (unsigned)atoi(said[1]);
            if ((int)((hash >> 8) % 101) < luck) {
                char page[PAGE] = {0};
                int64_t old = write->offset + write->kept - at;
                if (old > 0) memcpy(page, all[n].bytes + (at - write->offset), (size_t)(old < end - at ? old : end - at));
                if (pwrite(fd, page, (size_t)(end - at), at) > 0) lost++;
            }
            at = end;
        }
        close(fd);
    }
    printf("power-cut %zu writes not flushed, %zu pages of them lost (%d of 100)\n", open, lost, luck);
    return 0;
}
#endif
