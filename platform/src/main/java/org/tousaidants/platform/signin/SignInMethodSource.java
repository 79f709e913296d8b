package org.tousaidants.platform.signin;

import java.util.Comparator;
import java.util.List;

/// « Manières d’entrer » — the additional means of sign-in of a package, which implements it as a Spring bean.
public interface SignInMethodSource {
    List<SignInMethod> offered();

    static List<SignInMethod> of(List<SignInMethodSource> rooms) {
        return rooms.stream()
                .flatMap(room -> room.offered().stream())
                .sorted(Comparator.comparingInt(SignInMethod::order).thenComparing(SignInMethod::name))
                .toList();
    }
}
