"""How much memory reading a file takes."""

import threading

import psutil

__all__ = ["Peak"]


class Peak:
    """The most memory that this process and those it starts took meanwhile, above what it took before."""

    def __enter__(self) -> "Peak":
        self._process, self.most, self._done = psutil.Process(), 0, threading.Event()
        self._before = self._process.memory_info().rss
        self._watcher = threading.Thread(target=self._watch)
        self._watcher.start()
        return self

    def _watch(self) -> None:
        while not self._done.wait(0.005):
            total = 0
            for one in (self._process, *self._process.children()):
                try:
                    total += one.memory_info().rss
                except psutil.NoSuchProcess:
                    continue
            self.most = max(self.most, total - self._before)

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._watcher.join()
