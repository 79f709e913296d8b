package org.tousaidants.core.territory;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// « À la demande » — a value that is computed on first access, so that a command that only looks up names does not
/// load a map.
public final class LazyValue<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    public LazyValue(Supplier<T> maker) {
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
