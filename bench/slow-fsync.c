/* Makes every fsync and fdatasync of a process take a millisecond longer: cc -shared -fPIC -O2 -o slow-fsync.so slow-fsync.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static void pause_1ms(void) {
  struct timespec span = {0, 1000000};
  nanosleep(&span, 0);
}

int fsync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  pause_1ms();
  return real(fd);
}

int fdatasync(int fd) {
  static int (*real)(int);
  if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  pause_1ms();
  return real(fd);
}
