package org.tousaidants.platform.web;

import java.util.function.Function;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;

/// « Chiffre du bureau » — one of the main figures of the desk; its text at `key`, its full page at `path`.
///
/// @param order the first four of the person's role are shown
public record DeskFigure(String path, String key, int order, Role role, Function<Actor, Number> value) {
    public static DeskFigure coordinator(String path, String key, int order, Function<String, Number> ofNetwork) {
        return new DeskFigure(
                path,
                key,
                order,
                Role.COORDINATOR,
                actor -> ofNetwork.apply(actor.network().id()));
    }
}
