package org.tousaidants.platform.signin;

import java.util.Comparator;
import java.util.List;

/// « Manières d’entrer » — the further means of sign-in of a package, which implements it as a Spring bean.
public interface WaysIn {
    List<WayIn> offered();

    static List<WayIn> of(List<WaysIn> rooms) {
        return rooms.stream()
                .flatMap(room -> room.offered().stream())
                .sorted(Comparator.comparingInt(WayIn::order).thenComparing(WayIn::name))
                .toList();
    }
}
