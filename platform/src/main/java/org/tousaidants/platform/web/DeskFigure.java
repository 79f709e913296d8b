package org.tousaidants.platform.web;

import java.util.function.Function;
import org.tousaidants.platform.identity.Actor;
import org.tousaidants.platform.identity.Role;

/// « Chiffre du bureau » — one of the few that a person sees first; words at `key`, where it is read in full at
/// `path`.
///
/// @param order the first four of her role are shown
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
