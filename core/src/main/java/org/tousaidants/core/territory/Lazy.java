package org.tousaidants.core.territory;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// « À la demande » — a part of a table that is built when it is first asked for: a command line that only finds names
/// needs no map.
public final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    public Lazy(Supplier<T> maker) {
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
