package org.tousaidants.territory;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A part of the table that is built when it is first asked for: a command line that only finds names needs no map.
final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public T get() {
        var known = made;
        if (known != null) return known;
        synchronized (this) {
            var now = made;
            if (now == null) made = now = maker.get();
            return now;
        }
    }
}
